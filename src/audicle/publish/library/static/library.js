// Filters the articles of a page by what is typed; generator: Audicle.
const box = document.querySelector('.filter')
const field = box.querySelector('input')
const status = box.querySelector('[role=status]')
const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
const items = [...document.querySelectorAll('.items > li')].map(item => ({ item, text: plain(item.textContent) }))

function filter() {
    const words = plain(field.value).split(/\s+/).filter(Boolean)
    let count = 0
    for (const { item, text } of items) {
        item.hidden = !words.every(word => text.includes(word))
        count += !item.hidden
    }
    for (const section of document.querySelectorAll('main > section'))
        section.hidden = !section.querySelector('.items > li:not([hidden])')
    status.textContent = words.length ? status.dataset.shown.replace('{count}', count) : ''
}

field.addEventListener('input', filter)
field.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    field.value = ''
    filter()
})
box.hidden = false
if (field.value) filter() // what the browser kept when one came back
