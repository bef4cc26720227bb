// A browser with pages of articles, from a plain file server; what all readers of them do.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { chromium } from '../../chromium.mjs'

const KINDS = {
    '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.mp3': 'audio/mpeg', '.png': 'image/png', '.vtt': 'text/vtt',
}

export async function reading(home, program, root) {
    // how long a sound takes to come, in milliseconds, and which do not come at all
    const sounds = { delay: 0, missing: () => false }

    // Below /simple/ it sends whole files only, as the simplest servers do
    const server = createServer(async (request, response) => {
        try {
            const { pathname } = new URL(request.url, 'http://localhost')
            const simple = pathname.startsWith('/simple/')
            const name = decodeURIComponent(simple ? pathname.slice('/simple'.length) : pathname)
            const data = await readFile(path.join(root, path.posix.normalize(name)))
            if (name.endsWith('.mp3')) {
                await new Promise(resolve => setTimeout(resolve, sounds.delay))
                if (sounds.missing(name)) throw new Error('missing')
            }
            const kind = { 'content-type': KINDS[path.extname(name)] ?? 'application/octet-stream' }
            const range = simple ? null : /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '')
            if (!range) return response.writeHead(200, { ...kind, 'content-length': data.length }).end(data)
            const [first, last] = [Number(range[1]), range[2] ? Number(range[2]) : data.length - 1]
            const headers = { 'content-range': `bytes ${first}-${last}/${data.length}`, 'accept-ranges': 'bytes', 'content-length': last - first + 1 }
            response.writeHead(206, { ...kind, ...headers }).end(data.subarray(first, last + 1))
        } catch {
            response.writeHead(404).end()
        }
    })
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
    const { browser, close: end, driver } = await chromium(home, program)
    const complaints = []

    async function open(address, { quiet = false, fresh = false } = {}) {
        const page = await browser.newPage()
        if (fresh) await page.addInitScript(() => localStorage.clear()) // no place is remembered
        page.requests = []
        page.on('request', request => page.requests.push(request.url()))
        page.on('pageerror', error => complaints.push(`${address}: ${error}`))
        page.on('console', message => ['error', 'warning'].includes(message.type()) && !quiet && complaints.push(`${address}: ${message.text()}`))
        await page.goto(address)
        return page
    }

    async function close() {
        await end()
        server.close()
    }

    return { base: `http://127.0.0.1:${server.address().port}`, browser, close, complaints, driver, open, sounds }
}

export const state = page => page.evaluate(() => {
    const sounds = [...document.querySelectorAll('audio')]
    const on = sounds.findIndex(audio => !audio.paused)
    return {
        part: on, at: sounds[Math.max(on, 0)].currentTime, rate: sounds[Math.max(on, 0)].playbackRate,
        heard: document.querySelector('.heard')?.id ?? null, now: document.querySelector('.now').textContent,
        title: document.querySelector('[data-do=play]').title, scrolled: scrollY,
    }
})

export const settled = page => page.waitForTimeout(400)

// Open a page anew with a clock that can be put on, and its options open, to stop after five minutes
export async function toSleep(page) {
    await page.clock.install()
    await page.reload()
    await page.click('[data-do=options]')
    await page.selectOption('[data-set=sleep]', '5')
}

// Click on the beginning of a sentence, which may go over several lines
export async function choose(page, id) {
    await page.locator(`[id="${id}"]`).scrollIntoViewIfNeeded()
    const [x, y] = await page.evaluate(id => {
        const { left, top, height } = document.getElementById(id).getClientRects()[0]
        return [left + 5, top + height / 2]
    }, id)
    await page.mouse.click(x, y)
}
