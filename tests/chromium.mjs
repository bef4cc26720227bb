// The system's Chromium with a profile of its own, as the tests of pages and books drive it: the size of a phone, and sound
// that needs no hand.
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'

export async function chromium(home, program) {
    const driver = createRequire(path.join(home, 'package.json'))('playwright-core').chromium
    const profile = await mkdtemp(path.join(tmpdir(), 'audicle-browser-'))
    const browser = await driver.launchPersistentContext(profile, {
        executablePath: program,
        headless: true,
        chromiumSandbox: false,
        viewport: { width: 390, height: 844 },
        args: [
            '--autoplay-policy=no-user-gesture-required', '--disable-gpu', '--disable-quic', '--no-first-run',
            '--disable-background-networking', '--disable-component-update', '--disable-sync',
        ],
    })

    async function close() {
        await browser.close()
        await rm(profile, { recursive: true, force: true })
    }

    return { browser, close, driver }
}
