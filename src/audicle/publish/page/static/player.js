// Read along with an article; generator: Audicle. The sentence that is heard lights up, and a sentence that is chosen is heard.
// The page is whole without this script; then the browser's own controls play the sound.
(() => {
'use strict'
const find = (selector, inside = document) => inside.querySelector(selector)
const data = JSON.parse(find('script.cues').textContent)
const player = find('.player')
const bar = find('.bar', player)
const article = find('article')
const button = Object.fromEntries([...bar.querySelectorAll('[data-do]')].map(one => [one.dataset.do, one]))
const choice = Object.fromEntries([...bar.querySelectorAll('[data-set]')].map(one => [one.dataset.set, one]))
const range = find('input[type=range]', bar)
const options = find('.options', bar)
const SKIP = 10 // seconds
const EARLY = 0.002 // seconds; a seek may end that much before what was asked for
const QUIET = 8 // seconds that the page is left where somebody has scrolled it
const GLIDE = 'onscrollend' in window ? Infinity : 1.5 // seconds that the page may take to scroll by itself, if it tells not

// The sounds: one file, or one a section. Times are in seconds from the beginning of the first.
const parts = [...player.querySelectorAll('audio')].map((audio, index) => ({ audio, at: data.parts[index] / 1000, wanted: 0 }))
const end = data.end / 1000
const chapters = data.sections.map(({ title, at }) => ({ title, at: at / 1000 }))
const cues = data.sections.flatMap(section => section.cues.map(([id, begins, length, words]) => (
    { at: (section.at + begins) / 1000, element: document.getElementById(id), length, words }
))).filter(cue => cue.element)
const byElement = new Map(cues.map((cue, index) => [cue.element, index]))

let part = parts[0]
let current = -1 // of the cues
let scrolled = 0 // when somebody last scrolled, by the clock of the page
let gliding = 0 // until when it is the page itself that scrolls
let sleep = null // when to stop: a time of the clock, or the number of a section to stop after
let saved = 0
let labelled = -1 // the second that the slider shows
let drawing = 0 // the next look, while it plays

// What is remembered, where the browser allows that
const memory = {
    get(name) {
        try { return JSON.parse(localStorage.getItem(`audicle:${name}`)) } catch { return null }
    },
    set(name, value) {
        try { localStorage.setItem(`audicle:${name}`, JSON.stringify(value)) } catch { /* then it is forgotten */ }
    },
}
const place = `place:${location.pathname}`
const remember = () => memory.set(place, { at: now(), end })

const last = (list, at) => {
    let low = 0, high = list.length
    while (low < high) {
        const middle = (low + high) >> 1
        if (list[middle].at <= at + EARLY) low = middle + 1
        else high = middle
    }
    return low - 1
}
// what has just begun to come is at its beginning, until it is moved to where it was wanted from
const now = () => part.at + (part.moving ? part.wanted : Math.max(part.wanted, part.audio.currentTime))
const playing = () => !part.audio.paused
const clock = seconds => {
    const whole = Math.max(0, Math.floor(seconds))
    const two = number => String(number).padStart(2, '0')
    const hours = Math.floor(whole / 3600)
    return `${hours ? `${hours}:${two(Math.floor(whole / 60) % 60)}` : Math.floor(whole / 60)}:${two(whole % 60)}`
}

// A sound that is missing, damaged or out of reach: say so, and try again when it is asked for again
function fail(one) {
    one.failed = true
    one.audio.pause()
    if (one !== part) return
    trouble.tell()
    look()
}

function recover(one) {
    trouble.clear()
    if (!one.failed) return
    one.failed = false
    one.wanted = one.audio.currentTime
    one.audio.load()
    one.audio.currentTime = one.wanted
}

// A server that cannot send parts of a file leaves no way to seek in it: then the file is fetched whole
async function whole({ currentSrc }) {
    if (!location.protocol.startsWith('http')) return null
    try {
        const answer = await fetch(currentSrc)
        return answer.ok ? await answer.blob() : null
    } catch { return null }
}

const reaches = ({ seekable }, at) => at < 1 || seekable.length > 0 && seekable.end(seekable.length - 1) >= at

async function move(one, at) {
    const { audio } = one
    one.wanted = at
    audio.currentTime = at
    if (one.fetched || one.moving || audio.readyState < HTMLMediaElement.HAVE_METADATA || reaches(audio, at)) return
    one.moving = true
    audio.muted = true // until it is there, the sound is at its beginning: nobody hears that, and the page does not follow
    const sound = await whole(audio)
    const on = playing() && one === part // by now
    if (sound) audio.src = URL.createObjectURL(sound)
    one.fetched = Boolean(sound)
    if (sound) audio.currentTime = one.wanted
    else one.wanted = 0 // there is no way but from its beginning
    audio.muted = one.moving = false
    if (on) start()
}

function seek(to, play = playing()) {
    const at = Math.min(Math.max(to, 0), Math.max(0, end - 0.05))
    const next = parts[Math.max(0, last(parts, at))]
    if (next !== part) {
        part.audio.pause()
        part = next
    }
    move(part, Math.max(0, at - part.at))
    if (sleep !== null && typeof sleep === 'object') sleepAfter(at)
    scrolled = 0
    show(at)
    tell(at)
    if (play) start()
    else remember()
}

function start() {
    if (part.audio.ended && part !== parts[0]) return seek(0, true) // all of it was heard: from the beginning
    if (typeof sleep === 'number' && sleep <= Date.now()) wake() // it ran out while nothing played
    recover(part)
    part.audio.playbackRate = rate()
    part.audio.play().catch(() => look())
}

const toggle = () => (playing() ? part.audio.pause() : start())
const rate = () => Number(choice.speed.value)

function faster(by) {
    const at = choice.speed.selectedIndex + by
    if (at < 0 || at >= choice.speed.options.length) return
    choice.speed.selectedIndex = at
    choice.speed.dispatchEvent(new Event('change'))
}

// The sentence before this one, or this one again where it has been heard for a while
function step(by) {
    const at = now()
    const here = last(cues, at)
    const again = by < 0 && here >= 0 && at - cues[here].at > 1.5 && playing()
    const to = cues[Math.min(Math.max(here + (again ? 0 : by), 0), cues.length - 1)]
    if (to) seek(to.at)
}

const actions = {
    play: toggle,
    back: () => seek(now() - SKIP),
    forward: () => seek(now() + SKIP),
    previous: () => step(-1),
    next: () => step(1),
    slower: () => faster(-1),
    faster: () => faster(1),
    options: () => open(options.hidden),
}

function open(wanted) {
    options.hidden = !wanted
    button.options.setAttribute('aria-expanded', String(wanted))
}

// Light up what is heard at a time, and say where we are
function show(at) {
    const index = last(cues, at)
    if (index !== current) {
        cues[current]?.element.classList.remove('heard')
        current = index
        cues[current]?.element.classList.add('heard')
        if (playing()) follow()
    }
    lightWord(cues[current], at)
    const second = Math.floor(at)
    if (second === labelled) return
    range.value = labelled = second
    find('.now', bar).textContent = clock(second)
    // where the slider has the focus, a screen reader would read out every second
    if (!playing() || document.activeElement !== range) spell()
}

const spell = () => range.setAttribute('aria-valuetext', `${clock(labelled)} / ${clock(end)}`)

function follow() {
    const element = cues[current]?.element
    if (!element || !choice.follow.checked || performance.now() - scrolled < QUIET * 1000 && scrolled) return
    const { top, bottom } = element.getBoundingClientRect()
    const room = innerHeight - (getComputedStyle(bar).position === 'fixed' ? bar.offsetHeight : 0)
    if (top >= room * 0.08 && bottom <= room * 0.92) return
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const to = Math.max(0, Math.min(scrollY + top - room * 0.3, html.scrollHeight - innerHeight))
    if (Math.abs(to - scrollY) < 1) return
    gliding = performance.now() + GLIDE * 1000
    scrollTo({ top: to, behavior: calm ? 'instant' : 'smooth' })
}

// While it plays, as often as the screen is drawn; a page in the background is told four times a second
function look() {
    const on = playing()
    const name = button.play.dataset[on ? 'on' : 'off']
    if (button.play.title !== name) {
        button.play.title = name
        button.play.setAttribute('aria-label', name)
        bar.classList.toggle('on', on)
        media.playing(on)
    }
    const at = now()
    show(at)
    if (on) {
        rest(at)
        if (performance.now() - saved > 5000) {
            saved = performance.now()
            remember()
            tell(at)
        }
    }
}

function beat() {
    drawing = 0
    look()
    if (playing()) draw()
}

const draw = () => { drawing ||= requestAnimationFrame(beat) }

// The sleep timer: the sound goes out softly, and then it stops
function rest(at) {
    if (sleep === null) return
    const { audio } = part
    if (typeof sleep === 'object') {
        if (at < sleep.at - 0.05) return
    } else {
        const left = sleep - Date.now()
        audio.volume = Math.min(1, Math.max(0, left / 5000))
        if (left > 0) return
    }
    audio.pause()
    wake()
}

const loud = () => { for (const { audio } of parts) audio.volume = 1 }

function wake() {
    loud()
    sleep = null
    choice.sleep.value = ''
}

// where the timer has just stopped at the end of a section, the next is meant
const sleepAfter = at => { sleep = { at: chapters[last(chapters, at + 0.1) + 1]?.at ?? end } }

function setSleep() {
    loud()
    const { value } = choice.sleep
    if (value === 'section') sleepAfter(now())
    else sleep = value ? Date.now() + Number(value) * 60_000 : null
}

const tell = at => media.tell({
    title: chapters[Math.max(0, last(chapters, at))]?.title ?? data.title,
    article: data.title, artist: data.artist, cover: data.cover, end, rate: rate(), at,
})

const chapter = by => {
    const to = chapters[Math.max(0, last(chapters, now()) + by)]
    if (to) seek(to.at)
}

// Keys by their letter, and by their place where the keyboard writes another script
const keys = { k: 'play', j: 'back', l: 'forward', ',': 'previous', '.': 'next', '<': 'slower', '>': 'faster' }
const places = { KeyK: 'k', KeyJ: 'j', KeyL: 'l', Comma: ',', Period: '.' }
const shifted = { ',': '<', '.': '>' }

function press(event) {
    if (event.key === 'Escape' && !options.hidden) {
        const inside = options.contains(document.activeElement)
        open(false)
        if (inside) button.options.focus()
        return
    }
    if (!choice.keys.checked || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.target.closest?.('select, textarea, [contenteditable], input:not([type=range], [type=checkbox])')) return
    const foreign = event.key.length === 1 && event.key.charCodeAt(0) > 0x7f
    const where = places[event.code]
    const key = foreign ? event.shiftKey && shifted[where] || where : event.key.toLowerCase()
    const name = keys[key]
    // a letter with Shift is a command of something else; a key that is held is pressed once
    if (!name || event.shiftKey && /[a-z]/.test(key)) return
    event.preventDefault()
    if (!event.repeat || name !== 'play') actions[name]()
}

function choose(event) {
    if (event.defaultPrevented || event.button || event.target.closest('a, button, summary, input, select, label, audio')) return
    if (!getSelection().isCollapsed) return // somebody marks words
    for (let element = event.target; element && element !== article; element = element.parentElement) {
        const index = byElement.get(element)
        if (index !== undefined) {
            seek(cues[index].at, true)
            return
        }
    }
}

for (const cue of cues) cue.element.classList.add('cue')
for (const one of parts) {
    const { audio } = one
    audio.controls = false
    audio.addEventListener('loadedmetadata', () => { if (one.wanted && !reaches(audio, one.wanted)) move(one, one.wanted) })
    audio.addEventListener('play', () => { scrolled = 0; look(); follow(); tell(now()); draw() })
    audio.addEventListener('pause', () => { look(); remember() })
    audio.addEventListener('timeupdate', look)
    audio.addEventListener('waiting', () => trouble.expect(() => one === part && playing() && audio.readyState < HTMLMediaElement.HAVE_FUTURE_DATA))
    audio.addEventListener('playing', trouble.clear)
    audio.addEventListener('seeked', look)
    audio.addEventListener('ended', () => {
        if (part !== one) return
        const next = parts[parts.indexOf(one) + 1]
        const tired = sleep !== null && typeof sleep === 'object' && sleep.at <= (next?.at ?? end) + 0.05
        if (tired) wake()
        if (next) seek(next.at, !tired)
        else memory.set(place, null)
    })
    // of several sources, the last that fails
    audio.addEventListener('error', () => fail(one))
    find('source:last-of-type', audio).addEventListener('error', () => fail(one))
}
const { documentElement: html } = document
html.classList.add('listening')
bar.hidden = false
// what has the focus is never behind the controls, however high they are
new ResizeObserver(() => html.style.setProperty('--bar', `${bar.offsetHeight}px`)).observe(bar)
find('.hint', player).hidden = false
range.max = Math.floor(end)
find('.end', bar).textContent = clock(end)
range.addEventListener('input', () => {
    seek(Number(range.value))
    spell()
})
range.addEventListener('focus', spell)
for (const [name, act] of Object.entries(actions)) button[name]?.addEventListener('click', act)
for (const one of bar.querySelectorAll('[data-go]')) {
    const at = chapters[one.dataset.go].at
    one.append(Object.assign(document.createElement('span'), { textContent: clock(at) }))
    one.addEventListener('click', () => seek(at, true))
}
choice.speed.addEventListener('change', () => {
    part.audio.playbackRate = rate()
    memory.set('speed', choice.speed.value)
    tell(now())
})
choice.sleep.addEventListener('change', setSleep)
for (const name of ['follow', 'keys']) {
    choice[name].checked = memory.get(name) ?? true
    choice[name].addEventListener('change', () => memory.set(name, choice[name].checked))
}
const speed = memory.get('speed')
if ([...choice.speed.options].some(option => option.value === speed)) choice.speed.value = speed
for (const kind of ['wheel', 'touchmove']) addEventListener(kind, () => { scrolled = performance.now() }, { passive: true })
addEventListener('keydown', event => {
    if (['PageUp', 'PageDown', 'ArrowUp', 'ArrowDown', 'Home', 'End', ' ', 'Tab'].includes(event.key)) scrolled = performance.now()
    press(event)
})
// by the scroll bar, a link, the browser's search
addEventListener('scroll', () => { if (performance.now() > gliding) scrolled = performance.now() }, { passive: true })
addEventListener('scrollend', () => { gliding = 0 })
article.addEventListener('click', choose)
addEventListener('pagehide', () => { if (now() > 1) remember() })
media.take({
    play: start,
    pause: () => part.audio.pause(),
    seekbackward: event => seek(now() - (event.seekOffset ?? SKIP)),
    seekforward: event => seek(now() + (event.seekOffset ?? SKIP)),
    seekto: event => seek(event.seekTime),
    previoustrack: () => chapter(-1),
    nexttrack: () => chapter(1),
})
const before = memory.get(place)
labelled = 0
spell()
if (before && before.end === end && before.at > 1 && before.at < end - 1) seek(before.at, false)
})()
