"""What several readers of markup share: parsing, notes, links, formulas, page breaks."""
