import { createApp } from 'vue'
import { currentLanguage } from '@/lib/language'
import App from './App.vue'
import { applyLetters } from './letters'
import { makeRouter } from './router'
import { start } from './session'
import './style/phone.css'
import { speak } from './texts'
import { watchVersion } from './version'

// What the page itself brings stands until the frame does.
document.querySelector('#app > main')?.removeAttribute('hidden')
applyLetters()
watchVersion()
await Promise.all([speak(currentLanguage()), globalThis.isSecureContext ? start() : undefined])
// Not waiting for the first page: the frame and the page are drawn one after the other, and a thumb gets in between.
createApp(App).use(makeRouter()).mount('#app')
