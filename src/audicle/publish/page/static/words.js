// Words, where it is known when each is said: an element's text is followed letter by letter, without the notes' marks
// lightWord(cue, at) lights up the word of a cue that is said at a time. It stands before player.js, in one file.
const lightWord = (() => {
'use strict'
const EARLY = 0.002 // seconds; a seek may end that much before what was asked for
const lit = 'highlights' in CSS && typeof Highlight === 'function' ? new Highlight() : null
if (lit) CSS.highlights.set('word', lit)

function letters(cue) {
    if (cue.letters) return cue.letters
    const walker = document.createTreeWalker(cue.element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, node => {
        if (node.nodeType === Node.TEXT_NODE || node.nodeName === 'BR') return NodeFilter.FILTER_ACCEPT
        return node.matches('sup:has(> [role=doc-noteref]), rt, .label, .box, [role=doc-pagebreak]')
            ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP
    })
    cue.letters = []
    while (walker.nextNode()) {
        const { currentNode: node } = walker
        if (node.nodeName === 'BR') cue.letters.push([node, 0])
        if (node.nodeType !== Node.TEXT_NODE) continue
        // the narration counts characters, JavaScript counts halves of some of them
        for (let at = 0; at < node.data.length; at += node.data.codePointAt(at) > 0xffff ? 2 : 1) cue.letters.push([node, at])
    }
    // some text stands on the page otherwise than it is counted: a formula, an address that is shortened
    if (cue.letters.length !== cue.length) cue.words = null
    return cue.letters
}

let shown = null, which = -1 // the cue and the word of it that is lit

function word(cue, at) {
    const words = cue?.words ?? []
    // each word is three numbers: its first letter, its length, and when it begins, after the cue does
    let found = -1
    for (let index = 0; index < words.length && cue.at + words[index + 2] / 1000 <= at + EARLY; index += 3) found = index
    if (cue === shown && found === which) return
    [shown, which] = [cue, found]
    lit.clear()
    if (found < 0) return
    const [first, length] = words.slice(found, found + 2)
    const all = letters(cue)
    if (!cue.words) return
    const [from, to] = [all[first], all[first + length - 1]]
    if (!from || !to) return
    const here = new Range()
    here.setStart(...from)
    here.setEnd(to[0], to[1] + (to[0].data.codePointAt(to[1]) > 0xffff ? 2 : 1))
    lit.add(here)
}

return lit ? word : () => {}
})();

