// Plays a narrated book in foliate-js, and notes what it does, when, and where its sound is then.
import './foliate/view.js'

const BEAT = 10 // ms between looks at the sound
const QUIET = 1500 // ms of silence after which a book has ended
const Sound = window.Audio
const log = []
let audio = null
let ear = null
let heard = null

// foliate-js makes its audio elements itself: so they are watched, and listened to before they reach a speaker
window.Audio = function (url) {
    audio = new Sound(url)
    ear.context.createMediaElementSource(audio).connect(ear)
    note('audio')
    return audio
}

const note = (event, more) => log.push({ event, wall: performance.now() / 1000, at: audio?.currentTime ?? 0, ...more })

// foliate-js moves on when the browser reports where the sound is, which Chromium does four times a second. Telling it
// more often leaves the decision to foliate-js and makes it as exact as the book allows
function beat() {
    if (!audio || audio.paused) return
    ear.getFloatTimeDomainData(heard)
    note('beat', { loud: Math.sqrt(heard.reduce((sum, value) => sum + value * value, 0) / heard.length) })
    audio.dispatchEvent(new Event('timeupdate'))
}

function watch(doc, active) {
    const look = element => {
        const { backgroundColor, outlineStyle } = doc.defaultView.getComputedStyle(element)
        return `${backgroundColor} ${outlineStyle}`
    }
    new MutationObserver((changes, observer) => {
        for (const { target, oldValue } of changes) {
            const before = (oldValue ?? '').split(/\s+/).includes(active)
            if (before || !target.classList.contains(active)) continue
            const lit = look(target)
            target.classList.remove(active)
            const plain = look(target)
            target.classList.add(active)
            observer.takeRecords() // of this look
            note('lit', { id: target.id, seen: lit !== plain })
        }
    }).observe(doc, { subtree: true, attributeFilter: ['class'], attributeOldValue: true })
}

// Play a book to its end, from an item of one of the sections that have a narration; both are counted from 0. Returns what was noted, in order.
window.play = async (book, section, item) => {
    ear = new AnalyserNode(new AudioContext(), { fftSize: 256 })
    ear.connect(ear.context.destination)
    heard = new Float32Array(ear.fftSize)
    const view = document.createElement('foliate-view')
    document.body.append(view)
    await view.open(book)
    view.addEventListener('load', ({ detail }) => watch(detail.doc, view.book.media.activeClass))
    const overlay = view.mediaOverlay
    for (const event of ['highlight', 'unhighlight'])
        overlay.addEventListener(event, ({ detail }) => note(event, { id: detail.text.split('#')[1] }))
    overlay.addEventListener('error', ({ detail }) => note('error', { id: String(detail) }))
    const narrated = view.book.sections.flatMap(({ mediaOverlay }, index) => (mediaOverlay ? [index] : []))
    await view.goTo(narrated[section])
    setInterval(beat, BEAT)
    await overlay.start(narrated[section], (_, index) => index === item)
    await new Promise(resolve => {
        let last = performance.now()
        setInterval(() => {
            if (audio && !audio.paused) last = performance.now()
            if (performance.now() - last > QUIET) resolve()
        }, BEAT)
    })
    return log
}
