// Opens pages of the list of articles in Chromium, by day, by night and without script, and prints what was seen, as JSON.
// node list.mjs FOLDER-OF-THE-PACKAGES CHROMIUM ADDRESS WORD PAGE...
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

const [home, program, base, word, ...names] = process.argv.slice(2)
const { chromium } = createRequire(path.join(home, 'package.json'))('playwright-core')
const axe = await readFile(path.join(home, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const browser = await chromium.launch({ executablePath: program, headless: true, chromiumSandbox: false, args: ['--disable-gpu'] })
const found = { violations: {}, complaints: [], requests: [], wide: {}, silent: {} }

function watch(page, name) {
    page.on('pageerror', error => found.complaints.push(`${name}: ${error}`))
    page.on('console', message => ['error', 'warning'].includes(message.type()) && found.complaints.push(`${name}: ${message.text()}`))
    page.on('request', request => found.requests.push(request.url()))
}

try {
    for (const name of names) {
        const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
        watch(page, name)
        await page.goto(base + name)
        for (const colorScheme of ['light', 'dark']) {
            await page.emulateMedia({ colorScheme })
            await page.evaluate(axe)
            const { violations } = await page.evaluate(rules => window.axe.run(document, { runOnly: rules }), RULES)
            found.violations[`${name} ${colorScheme}`] = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`)
        }
        found.wide[name] = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        await page.close()
    }
    const page = await browser.newPage()
    watch(page, 'filter')
    await page.goto(base + names[0])
    const visible = () => page.locator('.items > li:visible h3').allInnerTexts()
    const all = await visible()
    await page.fill('#filter', word)
    found.filter = { all: all.length, shown: await visible(), said: await page.locator('[role=status]').innerText(), headings: await page.locator('main h2:visible').allInnerTexts() }
    await page.press('#filter', 'Escape')
    found.filter.after = (await visible()).length
    await page.goto(`${base}${names[0]}?q=ann+part+2007`)
    const others = page.locator('.elsewhere a:visible')
    await others.first().waitFor()
    found.search = { shown: await visible(), elsewhere: await others.allInnerTexts(), facts: await page.locator('.elsewhere bdi').allInnerTexts(), said: await page.locator('[role=status]').innerText() }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.evaluate(axe)
    const { violations } = await page.evaluate(rules => window.axe.run(document, { runOnly: rules }), RULES)
    found.violations.search = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`)
    found.search.led = await others.first().evaluate(link => link.href)
    const cut = await browser.newPage()
    cut.on('pageerror', error => found.complaints.push(`cut off: ${error}`))
    await cut.route('**/articles.js', route => route.fulfill({ status: 404 }))
    await cut.goto(base + names[0])
    await cut.fill('#filter', 'ann part 2007')
    await cut.waitForTimeout(500)
    found.cut = { before: await cut.locator('.elsewhere a:visible').count() }
    await cut.unroute('**/articles.js')
    await cut.locator('#filter').blur()
    await cut.focus('#filter')
    await cut.waitForTimeout(1000)
    found.cut.after = await cut.locator('.elsewhere a:visible').allInnerTexts()
    await page.goto(base + names[0])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    found.skip = await page.evaluate(() => document.activeElement.id)
    const context = await browser.newContext({ javaScriptEnabled: false })
    const silent = await context.newPage()
    await silent.goto(base + names[0])
    found.silent = { items: await silent.locator('.items > li:visible').count(), filter: await silent.locator('.filter').isVisible() }
    process.stdout.write(JSON.stringify(found))
} finally {
    await browser.close()
}
