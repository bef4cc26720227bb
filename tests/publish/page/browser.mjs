// Opens pages of articles in Chromium as readers do, from a server and from the disk, and prints what happened, as JSON.
// node browser.mjs FOLDER-OF-THE-PACKAGES CHROMIUM OUTPUT-FOLDER SECONDS-TO-PLAY PLAYED-SLUG SLUG...
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { choose, reading, settled, state, toSleep } from './reading.mjs'

const [home, program, root, seconds, played, ...slugs] = process.argv.slice(2)
const { base, browser, close, complaints, driver, open } = await reading(home, program, root)
const axe = await readFile(path.join(home, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')
const patience = setTimeout(() => browser.close(), 320_000)
const TAKES = 2
const STALL = 0.15 // seconds between two looks that are 10 ms apart where nothing else keeps the machine busy
const requests = []

// Play from the beginning, and note what lights up, when, where the sound is then, and what it sounds like
async function play() {
    const page = await open(`${base}/${played}/index.html`, { fresh: true })
    await page.evaluate(() => {
        window.log = []
        const context = new AudioContext()
        const ear = new AnalyserNode(context, { fftSize: 256 })
        ear.connect(context.destination)
        const sounds = [...document.querySelectorAll('audio')]
        for (const audio of sounds) context.createMediaElementSource(audio).connect(ear)
        const heard = new Float32Array(ear.fftSize)
        const where = () => {
            const part = sounds.findIndex(audio => !audio.paused)
            return { part, at: part < 0 ? 0 : sounds[part].currentTime, wall: performance.now() / 1000 }
        }
        setInterval(() => {
            ear.getFloatTimeDomainData(heard)
            log.push({ event: 'beat', ...where(), loud: Math.sqrt(heard.reduce((sum, value) => sum + value * value, 0) / heard.length) })
        }, 10)
        new MutationObserver(changes => {
            for (const { target, oldValue } of changes) {
                if (target.classList.contains('heard') && !(oldValue ?? '').split(' ').includes('heard')) log.push({ event: 'lit', id: target.id, ...where() })
            }
        }).observe(document.querySelector('article'), { subtree: true, attributeFilter: ['class'], attributeOldValue: true })
    })
    await page.click('[data-do=play]')
    await page.waitForTimeout(Number(seconds) * 1000)
    await page.click('[data-do=play]')
    const log = await page.evaluate(() => log)
    const seen = await page.evaluate(() => {
        const { top, bottom } = document.querySelector('.heard').getBoundingClientRect()
        return top >= 0 && bottom <= innerHeight
    })
    await page.close()
    return { log, seen }
}

// What a reader does with mouse and keys
async function use(address, options) {
    const page = await open(address, options)
    const steps = []
    const note = async name => steps.push({ name, ...await state(page) })
    const ids = await page.evaluate(() => JSON.parse(document.querySelector('script.cues').textContent).sections.map(section => section.cues.map(([id]) => id)))
    const later = ids.at(-1).at(-2)
    await settled(page) // the room for the controls is made in the first frames, and the sentence stands near the end
    await choose(page, later)
    const left = await page.evaluate(() => scrollY)
    await settled(page)
    await note('click')
    steps.at(-1).left = left
    await page.keyboard.press('k')
    await settled(page)
    await note('k')
    await page.keyboard.press(',')
    await settled(page)
    await note(',')
    await page.keyboard.press('.')
    await settled(page)
    await note('.')
    await page.keyboard.press('j')
    await settled(page)
    await note('j')
    await page.keyboard.press('>')
    await page.keyboard.press('k')
    await settled(page)
    await note('>')
    await page.focus('[data-do=options]')
    await page.keyboard.press('Enter')
    await page.uncheck('[data-set=keys]')
    await page.keyboard.press('k')
    await settled(page)
    await note('off')
    await page.click('[data-go="0"]')
    await settled(page)
    await note('go')
    await page.keyboard.press('Escape')
    const closed = await page.evaluate(() => document.querySelector('.options').hidden && document.activeElement.dataset.do)
    await choose(page, later)
    await settled(page)
    await page.click('[data-do=play]')
    await settled(page)
    await note('paused')
    await page.reload()
    await settled(page)
    await note('reloaded')
    await page.evaluate(() => localStorage.clear())
    await page.close()
    return { steps, later, before: ids.at(-1).at(-3), first: ids[0][0], closed }
}

async function sleeps() {
    const page = await open(`${base}/${played}/index.html`)
    await toSleep(page)
    await page.click('[data-do=play]')
    await settled(page)
    const before = await state(page)
    await page.clock.fastForward('04:57')
    await settled(page)
    const soft = await page.evaluate(() => [...document.querySelectorAll('audio')].find(audio => !audio.paused)?.volume)
    await page.clock.fastForward('00:05')
    await page.waitForTimeout(600)
    const after = await state(page)
    const chosen = await page.inputValue('[data-set=sleep]')
    await page.evaluate(() => localStorage.clear())
    await page.close()
    return { before, soft, after, chosen }
}

// The timer for the end of a section, where somebody goes to another one; and one that ran out while nothing played
async function wakes() {
    const page = await open(`${base}/${played}/index.html`, { fresh: true })
    await page.click('[data-do=options]')
    await page.selectOption('[data-set=sleep]', 'section')
    await page.click('[data-go="1"]')
    await page.waitForTimeout(600)
    const moved = { ...await state(page), chosen: await page.inputValue('[data-set=sleep]') }
    const next = await page.evaluate(() => {
        const { sections, end } = JSON.parse(document.querySelector('script.cues').textContent)
        return (sections[2]?.at ?? end) / 1000
    })
    await page.evaluate(at => { document.querySelector('audio').currentTime = at - 0.7 }, next)
    await page.waitForTimeout(1500)
    const stopped = { ...await state(page), next }
    await toSleep(page)
    await page.clock.fastForward('06:00')
    await page.click('[data-do=play]')
    await settled(page)
    const late = { ...await state(page), chosen: await page.inputValue('[data-set=sleep]') }
    await page.evaluate(() => localStorage.clear())
    await page.close()
    return { moved, stopped, late }
}

// A sound that is not there, and then is; and one that is no sound
async function fails() {
    const found = {}
    for (const [kind, answer] of [['missing', { status: 404 }], ['damaged', { status: 200, contentType: 'audio/mpeg', body: 'no sound '.repeat(999) }]]) {
        const page = await open(`${base}/${played}/index.html`, { quiet: true, fresh: true })
        await page.route('**/*.mp3', route => route.fulfill(answer))
        const told = () => page.evaluate(() => document.querySelector('[role=alert]').innerText)
        const steps = [{ told: await told() }]
        await page.click('[data-do=play]')
        await settled(page)
        steps.push({ told: await told(), ...await state(page) })
        await page.unroute('**/*.mp3')
        await page.click('[data-do=play]')
        await settled(page)
        steps.push({ told: await told(), ...await state(page) })
        found[kind] = steps
        await page.close()
    }
    return found
}

// What the keyboard alone does, and what a screen reader is told meanwhile
async function reach() {
    const page = await open(`${base}/${played}/index.html`, { fresh: true })
    const slider = () => page.evaluate(() => {
        const { value, ariaValueText } = document.querySelector('input[type=range]')
        return { value, spelled: ariaValueText, now: document.querySelector('.now').textContent }
    })
    await page.focus('input[type=range]')
    for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight')
    await settled(page)
    const moved = await slider()
    await page.evaluate(() => {
        window.spelled = 0
        new MutationObserver(changes => { spelled += changes.length }).observe(document.querySelector('input[type=range]'), { attributeFilter: ['aria-valuetext'] })
    })
    await page.keyboard.press('k')
    await page.waitForTimeout(2500)
    const spelled = await page.evaluate(() => spelled)
    await page.keyboard.press('Shift+K')
    await settled(page)
    const shifted = await state(page)
    await page.keyboard.press('k')
    await settled(page)
    for (let turn = 0; turn < 4; turn++) await page.keyboard.down('k') // held down
    await page.keyboard.up('k')
    await settled(page)
    const held = await state(page)
    await page.keyboard.press('k')
    await page.focus('[data-do=options]')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const after = await page.evaluate(() => document.activeElement.closest('.options') !== null)
    // with the options open, on to the end of the page: what has the focus is seen
    const behind = []
    for (let turn = 0; turn < 60; turn++) {
        await page.keyboard.press('Tab')
        const hidden = await page.evaluate(() => {
            const { activeElement: element } = document
            if (element === document.body) return null
            const bar = document.querySelector('.bar')
            return !bar.contains(element) && element.getBoundingClientRect().bottom > bar.getBoundingClientRect().top ? element.outerHTML : ''
        })
        if (hidden === null) break
        if (hidden) behind.push(hidden)
    }
    await page.close()
    return { moved, spelled, shifted, held, after, behind }
}

// Letters twice as large, and further apart, on a narrow screen: nothing is cut off, nothing goes off the side
async function grow() {
    const found = {}
    const sizes = 'html { font-size: 200% !important }'
    const spaces = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }'
    for (const place of slugs.map(slug => `${slug}/index.html`)) {
        const page = await open(`${base}/${place}`)
        for (const [width, rules] of [[320, ''], [320, spaces], [390, sizes]]) {
            await page.setViewportSize({ width, height: 640 })
            await page.evaluate(rules => {
                const sheet = new CSSStyleSheet()
                sheet.replaceSync(rules)
                document.adoptedStyleSheets = [sheet]
            }, rules)
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
            if (wide > 0) found[`${place} ${width} ${rules}`] = wide
            const oval = await page.locator('.buttons button').evaluateAll(all => all
                .map(one => one.getBoundingClientRect())
                .filter(({ width, height }) => Math.abs(width - height) > 1 || width < 24))
            if (oval.length) found[`${place} ${width} ${rules} buttons`] = oval
        }
        await page.close()
    }
    return found
}

async function judged(page) {
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(node => `${node.html.slice(0, 200)} ${node.failureSummary}`).join('; ')}`)
}

// Every page by day and by night, open as it can be
async function judge() {
    const found = {}
    for (const slug of slugs) {
        const page = await open(`${base}/${slug}/index.html`)
        for (const colorScheme of ['light', 'dark']) {
            await page.emulateMedia({ colorScheme })
            const options = page.locator('[data-do=options]')
            if (colorScheme === 'light' && await options.count()) {
                await options.click()
                await page.evaluate(() => document.querySelector('.cue').classList.add('heard'))
            }
            await page.waitForTimeout(250)
            found[`${slug} ${colorScheme}`] = await judged(page)
            // a drawing in black without a ground is seen by night too
            const dark = await page.locator('article img').evaluateAll(all => all.some(one => getComputedStyle(one).backgroundColor !== 'rgb(255, 255, 255)'))
            if (colorScheme === 'dark' && dark) found[`${slug} dark`].push('a picture lies on a dark ground')
        }
        requests.push(...page.requests)
        await page.close()
    }
    return found
}

// Without script: from the browser's own view of the page, and as it is drawn
async function silent() {
    const other = await driver.launch({ executablePath: program, headless: true, chromiumSandbox: false, args: ['--disable-gpu'] })
    const context = await other.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    const found = {}
    for (const slug of slugs) {
        const page = await context.newPage()
        await page.goto(`${base}/${slug}/index.html`)
        found[slug] = {
            text: await page.locator('main').innerText(),
            sounds: await page.locator('audio[controls]').evaluateAll(all => all.map(one => one.getBoundingClientRect().height)),
            bar: await page.locator('.bar').evaluateAll(all => all.map(one => one.getBoundingClientRect().height)),
            wide: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
            links: await page.locator('.downloads a').evaluateAll(all => all.map(one => one.getAttribute('href'))),
        }
        await page.close()
    }
    await other.close()
    return found
}

// What was played while the machine stalled is played again: it tells of the machine and not of the page
async function playWell() {
    for (let take = 1; ; take++) {
        const played = await play()
        const walls = played.log.filter(({ event, part }) => event === 'beat' && part >= 0).map(({ wall }) => wall)
        if (take === TAKES || walls.every((wall, index) => index === 0 || wall - walls[index - 1] < STALL)) return played
    }
}

try {
    const result = {
        play: await playWell(),
        use: await use(`${base}/${played}/index.html`),
        simple: await use(`${base}/simple/${played}/index.html`),
        disk: await use(pathToFileURL(path.join(root, played, 'index.html')).href),
        fail: await fails(),
        reach: await reach(),
        grow: await grow(),
        sleep: await sleeps(),
        wake: await wakes(),
        judge: await judge(),
        silent: await silent(),
    }
    process.stdout.write(JSON.stringify({ ...result, complaints, requests }))
} finally {
    clearTimeout(patience)
    await close()
}
