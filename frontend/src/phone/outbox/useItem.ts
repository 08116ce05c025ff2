import { onBeforeUnmount, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { loadRecent, remember } from '../directory'
import { myVault } from '../session'
import { setBusy } from '../version'
import { isBlank, missing, newItem, type Content, type Item, type Kind } from './item'
import { discard, item, items, save } from './store'

const PAUSE_MS = 300

/** One thing being written. Every letter is kept on the phone, so that closing the page loses nothing; `finish` lets it go. */
export function useItem(kind: Kind, about: Content['about'] = null) {
  const route = useRoute()
  const router = useRouter()
  const draft = ref<Item | null>(null)
  const wrong = ref<ReturnType<typeof missing>>([])
  const restored = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> = Promise.resolve()

  let release = () => {}

  /** What another tab has open is written on there, not here. */
  const hold = (id: string) =>
    new Promise<boolean>((done) => {
      void navigator.locks.request(`yardstick-phone-draft-${id}`, { ifAvailable: true }, (lock) => {
        done(lock !== null)
        return lock ? new Promise<void>((over) => (release = over)) : undefined
      })
    })

  async function load() {
    const vault = myVault()
    await loadRecent()
    const named = typeof route.query.item === 'string' ? await item(vault, route.query.item) : null
    const open = (await items(vault)).filter((one) => one.kind === kind && one.state === 'DRAFT' && one.content.about?.id === about?.id)
    let found: Item | undefined
    for (const one of named?.kind === kind && named.state !== 'SENT' && named.body === null ? [named] : open) if (!found && (await hold(one.id))) found = one
    restored.value = found !== undefined
    // A refused one keeps its words of refusal while it is mended.
    draft.value = found ? { ...found, state: 'DRAFT' } : newItem(kind, about)
    if (!found) await hold(draft.value.id)
    watch(draft, later, { deep: true })
  }

  function later() {
    setBusy(draft.value !== null && !isBlank(draft.value))
    clearTimeout(timer)
    timer = setTimeout(() => void keepNow(), PAUSE_MS)
  }

  /** One write after the other, each with what is there by then. */
  function keepNow(): Promise<void> {
    clearTimeout(timer)
    writing = writing.then(async () => {
      const now = draft.value
      if (!now || (isBlank(now) && now.revision === 0)) return
      if (isBlank(now)) {
        await discard(now.id)
        now.revision = 0
      } else now.revision = (await save(myVault(), JSON.parse(JSON.stringify(now)) as Item)).revision
      clearTimeout(timer)
    })
    return writing
  }

  const hidden = () => {
    if (document.visibilityState === 'hidden') void keepNow()
  }
  document.addEventListener('visibilitychange', hidden)
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', hidden)
    setBusy(false)
    void keepNow().finally(() => release())
  })

  /** It is written: from here on it only waits for the network. */
  async function finish() {
    const now = draft.value
    if (!now) return
    wrong.value = missing(now)
    if (wrong.value.length > 0) return
    await keepNow()
    draft.value = null
    await save(myVault(), { ...(JSON.parse(JSON.stringify(now)) as Item), state: 'WAITING', writtenAt: Date.now(), problem: null })
    await remember(now.content.people)
    await router.push({ name: 'outbox' })
  }

  return { draft, wrong, restored, load, finish, keepNow }
}
