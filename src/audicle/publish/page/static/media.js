// The lock screen, the headset, the keys for media. It stands before player.js, in one file.
const media = (() => {
'use strict'
const session = navigator.mediaSession
let told = null // the title that is shown

// What is heard, and where in it we are; times are in seconds
function tell({ title, article, artist, cover, end, rate, at }) {
    if (!session) return
    if (told !== title) {
        told = title
        const artwork = cover && location.protocol.startsWith('http') ? [{ src: new URL(cover, location.href).href }] : []
        session.metadata = new MediaMetadata({ title, artist, album: article, artwork })
    }
    try {
        session.setPositionState({ duration: end, playbackRate: rate, position: Math.min(at, end) })
    } catch { /* some browsers have none */ }
}

function playing(on) {
    if (session) session.playbackState = on ? 'playing' : 'paused'
}

function take(actions) {
    for (const [name, act] of Object.entries(session ? actions : {})) {
        try { session.setActionHandler(name, act) } catch { /* some browsers know fewer */ }
    }
}

return { tell, playing, take }
})();

