// Plays books in foliate-js in Chromium, all at once, and prints what was noted, as JSON.
// node player.mjs FOLDER-OF-THE-PACKAGES CHROMIUM BOOK SECTION ITEM [BOOK SECTION ITEM]...
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '../../../chromium.mjs'

const [home, program, ...rest] = process.argv.slice(2)
const plays = []
while (rest.length) plays.push([rest.shift(), Number(rest.shift()), Number(rest.shift())])
const here = path.dirname(fileURLToPath(import.meta.url))
const KINDS = { '.html': 'text/html', '.js': 'text/javascript', '.epub': 'application/epub+zip' }

function file(name) {
    const [, first, ...rest] = path.posix.normalize(name).split('/')
    if (first === 'foliate') return path.join(home, 'node_modules', 'foliate-js', ...rest)
    if (first === 'books') return plays[parseInt(rest[0])][0]
    return path.join(here, first)
}

const server = createServer(async (request, response) => {
    try {
        const found = file(new URL(request.url, 'http://localhost').pathname)
        const data = await readFile(found)
        response.writeHead(200, { 'content-type': KINDS[path.extname(found)] ?? 'application/octet-stream' }).end(data)
    } catch {
        response.writeHead(404).end()
    }
})
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
const { browser, close } = await chromium(home, program)
const patience = setTimeout(() => browser.close(), 120_000)
try {
    const played = await Promise.all(plays.map(async ([, section, item], number) => {
        const page = await browser.newPage()
        const complaints = []
        page.on('pageerror', error => complaints.push(String(error)))
        page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
        await page.goto(`http://127.0.0.1:${server.address().port}/page.html`)
        await page.waitForFunction(() => 'play' in window)
        const log = await page.evaluate(play => window.play(...play), [`/books/${number}.epub`, section, item])
        return { log, complaints }
    }))
    process.stdout.write(JSON.stringify(played))
} finally {
    clearTimeout(patience)
    await close()
    server.close()
}
