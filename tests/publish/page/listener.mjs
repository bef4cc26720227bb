// Listens to articles as those do who jump about, scroll, pause and fall asleep, and prints what happened, as JSON.
// node listener.mjs FOLDER-OF-THE-PACKAGES CHROMIUM OUTPUT-FOLDER WHOLE-SLUG SLUG-WITH-A-SOUND-A-SECTION
import { choose, reading, settled, state, toSleep } from './reading.mjs'

const [home, program, root, whole, parts] = process.argv.slice(2)
const { base, browser, close, complaints, open, sounds } = await reading(home, program, root)
const patience = setTimeout(() => browser.close(), 200_000)
const cues = page => page.evaluate(() => JSON.parse(document.querySelector('script.cues').textContent))
const slide = (page, seconds) => page.evaluate(seconds => {
    const range = document.querySelector('input[type=range]')
    range.value = seconds
    range.dispatchEvent(new Event('input'))
}, seconds)

// A server without ranges takes its time, while somebody chooses a sentence in a pause, or pauses
async function ranges() {
    const late = async act => {
        const page = await open(`${base}/simple/${whole}/index.html`, { fresh: true })
        const later = (await cues(page)).sections.at(-1).cues.at(-2)[0]
        await page.click('[data-do=play]')
        await settled(page)
        if (act === 'choose') await page.click('[data-do=play]')
        sounds.delay = 1500
        await choose(page, later)
        await settled(page)
        const muted = await page.evaluate(() => document.querySelector('audio').muted)
        if (act === 'pause') await page.click('[data-do=play]')
        const during = await state(page)
        await page.waitForTimeout(2500)
        sounds.delay = 0
        const after = { ...await state(page), muted: await page.evaluate(() => document.querySelector('audio').muted) }
        await page.close()
        return { later, muted, during, after }
    }
    return { chosen: await late('choose'), paused: await late('pause') }
}

// The same, and the screen is drawn as soon as the page could know where the sound begins, before it hears of it
async function drawn() {
    const page = await browser.newPage()
    await page.addInitScript(() => {
        localStorage.clear()
        window.seen = []
        addEventListener('loadedmetadata', ({ target }) => {
            target.dispatchEvent(new Event('timeupdate'))
            window.seen.push(document.querySelector('.heard')?.id)
        }, { capture: true })
    })
    sounds.delay = 1000
    await page.goto(`${base}/simple/${whole}/index.html`)
    const later = (await cues(page)).sections.at(-1).cues.at(-2)[0]
    await settled(page)
    await choose(page, later)
    const left = await page.evaluate(() => scrollY)
    await page.waitForFunction(() => window.seen.length && !document.querySelector('audio').muted)
    await page.waitForTimeout(2500)
    sounds.delay = 0
    const after = { ...await state(page), left, later, seen: await page.evaluate(() => window.seen[0]) }
    await page.close()
    return after
}

// Somebody follows a link while the page scrolls along
async function strays() {
    const page = await open(`${base}/${whole}/index.html`, { fresh: true })
    await page.click('[data-do=play]')
    await settled(page)
    await page.waitForTimeout(1200) // what the page scrolled by itself is over
    await page.locator('.contents a').last().click()
    await settled(page)
    const before = await state(page)
    await page.waitForFunction(id => document.querySelector('.heard').id !== id, before.heard)
    await page.waitForTimeout(1000)
    const after = await state(page)
    await page.close()
    return { before, after }
}

// How often the page looks what is heard, for each frame that is drawn, before and after much play and pause
async function frames() {
    const page = await browser.newPage()
    await page.addInitScript(() => {
        localStorage.clear()
        const draw = requestAnimationFrame.bind(window)
        window.drawn = window.looks = 0
        window.requestAnimationFrame = act => { looks++; return draw(act) }
        const frame = () => { drawn++; draw(frame) }
        frame()
    })
    await page.goto(`${base}/${whole}/index.html`)
    await page.click('[data-do=play]')
    await settled(page)
    await page.evaluate(() => {
        const button = document.querySelector('[data-do=play]')
        for (let turn = 0; turn < 20; turn++) button.click()
    })
    await settled(page)
    await page.evaluate(() => { window.drawn = window.looks = 0 })
    await page.waitForTimeout(1000)
    const counted = await page.evaluate(() => ({ drawn, looks }))
    await page.close()
    return counted
}

// The timer for the end of a section, set again where it has just stopped the sound
async function dozes() {
    const page = await open(`${base}/${whole}/index.html`, { fresh: true })
    const { sections } = await cues(page)
    await page.click('[data-do=options]')
    await page.selectOption('[data-set=sleep]', 'section')
    await slide(page, Math.floor(sections[1].at / 1000) - 1)
    await page.click('[data-do=play]')
    await page.waitForFunction(() => document.querySelector('[data-set=sleep]').value === '')
    const stopped = { ...await state(page), next: sections[1].at / 1000 }
    await page.selectOption('[data-set=sleep]', 'section')
    await page.click('[data-do=play]')
    await page.waitForTimeout(1500)
    const again = { ...await state(page), chosen: await page.inputValue('[data-set=sleep]') }
    await page.close()
    return { stopped, again }
}

// A sound for each section: one that fades out is left for another; one that is missing is left before it is missed
async function sections() {
    const page = await open(`${base}/${parts}/index.html`, { quiet: true, fresh: true })
    await toSleep(page)
    await page.click('[data-do=play]')
    await settled(page)
    await page.clock.fastForward('04:57')
    await settled(page)
    const volumes = () => page.evaluate(() => [...document.querySelectorAll('audio')].map(audio => audio.volume))
    const soft = await volumes()
    await page.click('[data-go="1"]')
    await settled(page)
    await page.clock.fastForward('00:05')
    await settled(page)
    const loud = await volumes()
    await page.reload()
    await slide(page, Math.floor((await cues(page)).parts[2] / 1000) - 1)
    await page.click('[data-do=play]')
    await page.waitForFunction(() => !document.querySelectorAll('audio')[2].paused)
    await settled(page)
    const next = await state(page)
    await page.reload()
    await page.click('[data-do=options]')
    const names = await page.evaluate(() => [...document.querySelectorAll('audio')].map(audio => audio.querySelector('source').getAttribute('src')))
    sounds.missing = name => name.endsWith(names[1])
    sounds.delay = 500
    await page.click('[data-go="1"]')
    await page.waitForTimeout(100)
    await page.click('[data-go="0"]')
    await page.waitForTimeout(1500)
    const first = { ...await state(page), told: await page.innerText('[role=alert]') }
    await page.click('[data-go="1"]')
    await page.waitForTimeout(1500)
    const missing = { ...await state(page), told: await page.innerText('[role=alert]') }
    Object.assign(sounds, { delay: 0, missing: () => false })
    await page.close()
    return { soft, loud, first, missing, next }
}

// A window so low that the controls are no longer fixed, with the options open
async function low() {
    const page = await open(`${base}/${whole}/index.html`, { fresh: true })
    await page.setViewportSize({ width: 320, height: 200 })
    await page.click('[data-do=options]')
    await page.click('[data-go="1"]')
    await page.waitForTimeout(1500)
    const seen = await page.evaluate(() => {
        const { top } = document.querySelector('.heard').getBoundingClientRect()
        return { top, room: innerHeight, bar: document.querySelector('.bar').offsetHeight }
    })
    await page.close()
    return seen
}

// Letters twice as large on a phone, with the options open and a trouble told: what is out of reach at the sides and above
async function large() {
    const page = await open(`${base}/${whole}/index.html`, { fresh: true })
    await page.setViewportSize({ width: 390, height: 640 })
    await page.click('[data-do=options]')
    const out = await page.evaluate(() => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync('html { font-size: 200% !important }')
        document.adoptedStyleSheets = [sheet]
        const trouble = document.querySelector('.trouble')
        trouble.textContent = trouble.dataset.words
        return [...document.querySelectorAll('.bar, .options select, .options input, .options button')]
            .filter(one => {
                const { left, right, top } = one.getBoundingClientRect()
                return left < 0 || right > innerWidth || top < 0
            })
            .map(one => one.outerHTML.slice(0, 80))
            .concat(new Set([...document.querySelectorAll('.options input')].map(one => one.offsetWidth)).size > 1 ? ['boxes of unlike sizes'] : [])
    })
    await page.close()
    return out
}

// The words that light up, one after another; and what is behind a sentence and a word, also on paper
async function words() {
    const page = await open(`${base}/${whole}/index.html`, { fresh: true })
    await page.evaluate(() => {
        window.lit = []
        setInterval(() => {
            const [here] = CSS.highlights.get('word')
            if (here && lit.at(-1) !== String(here)) lit.push(String(here))
        }, 20)
    })
    await page.click('[data-do=play]')
    await page.waitForTimeout(4000)
    const lit = await page.evaluate(() => lit)
    const ground = () => page.evaluate(() => [null, '::highlight(word)'].map(part => getComputedStyle(document.querySelector('.heard'), part).backgroundColor))
    const screen = await ground()
    await page.emulateMedia({ media: 'print' })
    const paper = await ground()
    await page.close()
    return { lit, screen, paper }
}

// What the lock screen is told when somebody jumps
async function locks() {
    const page = await browser.newPage()
    await page.addInitScript(() => {
        localStorage.clear()
        window.told = []
        navigator.mediaSession.setPositionState = state => told.push(state.position)
    })
    await page.goto(`${base}/${whole}/index.html`)
    await page.click('[data-do=play]')
    await settled(page)
    await page.evaluate(() => { window.shown = navigator.mediaSession.metadata })
    await slide(page, 5)
    const told = await page.evaluate(() => window.told.at(-1))
    const same = await page.evaluate(() => shown === navigator.mediaSession.metadata)
    await page.click('[data-do=options]')
    await page.click('[data-go="1"]')
    await settled(page)
    const title = await page.evaluate(() => navigator.mediaSession.metadata.title)
    await page.close()
    return { told, same, title }
}

// A sound that does not come for long, and then does
async function waits() {
    const page = await open(`${base}/${whole}/index.html`, { fresh: true })
    await page.clock.install()
    await page.reload()
    const told = () => page.innerText('[role=alert]')
    sounds.delay = 4000
    await page.click('[data-do=play]')
    await settled(page)
    await page.clock.fastForward('00:09')
    await settled(page)
    const soon = await told()
    await page.clock.fastForward('00:02')
    await settled(page)
    const late = { told: await told(), ...await state(page) }
    await page.waitForFunction(() => document.querySelector('audio').currentTime > 0.3)
    sounds.delay = 0
    const come = { told: await told(), ...await state(page) }
    await page.close()
    return { soon, late, come }
}

try {
    const result = {
        waits: await waits(),
        ranges: await ranges(),
        drawn: await drawn(),
        strays: await strays(),
        frames: await frames(),
        dozes: await dozes(),
        sections: await sections(),
        low: await low(),
        large: await large(),
        words: await words(),
        locks: await locks(),
    }
    process.stdout.write(JSON.stringify({ ...result, complaints }))
} finally {
    clearTimeout(patience)
    await close()
}
