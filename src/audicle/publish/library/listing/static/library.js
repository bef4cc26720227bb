// Filters the articles of a page by what is typed, and finds those of other pages; generator: Audicle.
const box = document.querySelector('.filter')
const field = box.querySelector('input')
const status = box.querySelector('[role=status]')
const elsewhere = document.querySelector('.elsewhere')
const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
const items = [...document.querySelectorAll('.items > li')].map(item => ({ item, text: plain(item.textContent) }))
const MOST = 100 // of other pages, that are shown
let others = []

function filter() {
    const words = plain(field.value).split(/\s+/).filter(Boolean)
    const meant = text => words.every(word => text.includes(word))
    let count = 0
    for (const { item, text } of items) {
        item.hidden = !meant(text)
        count += !item.hidden
    }
    for (const section of document.querySelectorAll('main > section:not(.elsewhere)'))
        section.hidden = !section.querySelector('.items > li:not([hidden])')
    const found = words.length ? others.filter(({ text }) => meant(text)) : []
    if (elsewhere) {
        elsewhere.querySelector('ul').replaceChildren(...found.slice(0, MOST).map(shown))
        elsewhere.hidden = !found.length
    }
    status.textContent = words.length ? status.dataset.shown.replace('{count}', count + found.length) : ''
}

function shown({ href, title, facts, lang, dir }) {
    const item = document.createElement('li')
    if (lang) item.lang = lang
    if (dir) item.dir = dir
    const link = item.appendChild(document.createElement('a'))
    link.href = href
    link.textContent = title
    if (!facts) return item
    const said = item.appendChild(document.createElement('span'))
    for (const fact of facts.split(' · ')) {
        if (said.firstChild) said.append(' · ')
        said.appendChild(document.createElement('bdi')).textContent = fact // whose letters leave the others in their order
    }
    return item
}

const fetched = src => new Promise((resolve, reject) => {
    const script = document.createElement('script')
    Object.assign(script, { src, async: false, onload: resolve, onerror: reject })
    document.head.append(script)
})

async function load() {
    field.removeEventListener('focus', load)
    try {
        await fetched(elsewhere.dataset.articles)
    } catch {
        field.addEventListener('focus', load) // out of reach: the next time, perhaps
        return
    }
    await Promise.allSettled(globalThis.olderArticles.map(fetched))
    const here = new Set([...document.querySelectorAll('.items h3 a')].map(link => link.getAttribute('href')))
    others = globalThis.articles
        .filter(([href]) => !here.has(href))
        .map(([href, title, facts, lang, dir]) => ({ href, title, facts, lang, dir, text: plain(`${title} ${facts}`) }))
    if (field.value) filter()
}

field.addEventListener('input', filter)
field.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    field.value = ''
    filter()
})
if (elsewhere) field.addEventListener('focus', load)
box.hidden = false
const asked = new URLSearchParams(location.search).get('q')
if (asked) field.value = asked
if (field.value) {
    // asked for, or what the browser kept when one came back
    filter()
    if (elsewhere) load()
}
