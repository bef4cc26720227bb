// Reads a feed with podcast-partytime, the parser of the Podcast Index, which apps ask for podcasts. Prints what it found.
// node podcast_index.mjs FOLDER-OF-THE-PACKAGES ADDRESS-OF-THE-FEED
import { createRequire } from 'node:module'
import path from 'node:path'

const [home, address] = process.argv.slice(2)
const { parseFeed } = createRequire(path.join(home, 'package.json'))('podcast-partytime')
const response = await fetch(address)
if (!response.ok) throw new Error(`${address}: ${response.status}`)
const feed = parseFeed(await response.text())
if (!feed) throw new Error(`${address}: not a podcast`)
console.log(JSON.stringify(feed))
