// A sound that is missing, damaged or out of reach is told of in words. It stands before player.js, in one file.
const trouble = (() => {
'use strict'
const PATIENCE = 10 // seconds that a sound may take to come
const place = document.querySelector('.trouble') // none on pages of before
let timer = 0

function tell() {
    if (place) place.textContent = place.dataset.words
}

function clear() {
    clearTimeout(timer)
    if (place) place.textContent = ''
}

// What is waited for is told of too, if it is still amiss by then
function expect(amiss) {
    clearTimeout(timer)
    timer = setTimeout(() => { if (amiss()) tell() }, PATIENCE * 1000)
}

return { tell, clear, expect }
})();

