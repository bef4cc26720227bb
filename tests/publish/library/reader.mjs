// Reads a catalogue of OPDS 1.2 with opds-feed-parser from its root on, as a reading app does, and downloads its books. Prints JSON.
// node reader.mjs FOLDER-OF-THE-PACKAGES ADDRESS-OF-THE-ROOT
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import path from 'node:path'

const [home, root] = process.argv.slice(2)
const library = createRequire(path.join(home, 'package.json'))('opds-feed-parser')
const seen = new Set()
const kinds = new Set()
const books = {}

async function read(address) {
    if (seen.has(address)) return
    seen.add(address)
    const response = await fetch(address)
    if (!response.ok) throw new Error(`${address}: ${response.status}`)
    const feed = await new library.default().parse(await response.text())
    kinds.add(feed.constructor.name)
    const next = feed.links.filter(({ rel }) => rel === 'next')
    for (const { href } of next) await read(new URL(href, address).href)
    for (const entry of feed.entries) {
        for (const link of entry.links) {
            if (link.rel === 'subsection') await read(new URL(link.href, address).href)
            if (!(link instanceof library.OPDSAcquisitionLink) || link.type !== 'application/epub+zip') continue
            const book = new URL(link.href, address).href
            if (books[book]) continue
            const data = Buffer.from(await (await fetch(book)).arrayBuffer())
            const image = entry.links.find(one => one instanceof library.OPDSArtworkLink)
            const picture = await fetch(new URL(image.href, address))
            books[book] = {
                title: entry.title, authors: entry.authors.map(({ name }) => name), picture: picture.ok,
                sha256: createHash('sha256').update(data).digest('hex'),
            }
        }
    }
}

await read(root)
process.stdout.write(JSON.stringify({ books, kinds: [...kinds].sort(), feeds: seen.size }))
