"""The names of programming languages, as they are said, by how blocks of code are marked."""

from __future__ import annotations

_NAMES = {
    "asm": "Assembly", "awk": "awk", "bash": "Bash", "bat": "Batch", "c": "C", "c#": "C sharp", "c++": "C plus plus",
    "clojure": "Clojure", "cpp": "C plus plus", "cs": "C sharp", "csharp": "C sharp", "css": "CSS", "dart": "Dart",
    "diff": "Diff", "docker": "Docker", "dockerfile": "Docker", "elixir": "Elixir", "erlang": "Erlang",
    "f#": "F sharp", "fortran": "Fortran", "fsharp": "F sharp", "go": "Go", "golang": "Go", "graphql": "GraphQL",
    "haskell": "Haskell", "hs": "Haskell", "html": "HTML", "ini": "INI", "java": "Java", "javascript": "JavaScript",
    "jl": "Julia", "js": "JavaScript", "json": "JSON", "jsx": "JavaScript", "julia": "Julia", "kotlin": "Kotlin",
    "kt": "Kotlin", "latex": "LaTeX", "lisp": "Lisp", "lua": "Lua", "make": "Make", "makefile": "Make",
    "markdown": "Markdown", "matlab": "Matlab", "md": "Markdown", "objc": "Objective C", "ocaml": "OCaml",
    "perl": "Perl", "php": "PHP", "pl": "Perl", "powershell": "PowerShell", "ps1": "PowerShell", "py": "Python",
    "python": "Python", "python3": "Python", "r": "R", "rb": "Ruby", "rs": "Rust", "ruby": "Ruby", "rust": "Rust",
    "scala": "Scala", "scss": "CSS", "sh": "Shell", "shell": "Shell", "sql": "SQL", "svg": "SVG", "swift": "Swift",
    "tex": "TeX", "toml": "TOML", "ts": "TypeScript", "tsx": "TypeScript", "typescript": "TypeScript", "vim": "Vim",
    "xml": "XML", "yaml": "YAML", "yml": "YAML", "zsh": "Shell",
}  # fmt: skip


def programming_language(mark: str) -> str:
    """Return the name of a programming language as it is said; a mark that is not known is returned as it is."""
    return _NAMES.get(mark.strip().lower(), mark)
