import { computed, ref, shallowRef } from 'vue'
import { api, send, unwrap } from '@/api/client'
import { refresh, token } from '@/api/token'
import type { Me } from '@/api/types'
import { begin, quit } from './outbox/sender'
import { discard, items } from './outbox/store'
import { flag, keep, kept, lock, openVault, setFlag, unlock, type Vault } from './vault/vault'

/** `barred`: signed in, but the portal has to be visited first (own password, second factor). */
export const phase = ref<'starting' | 'in' | 'out' | 'barred'>('starting')
export const me = shallowRef<Me | null>(null)
/** Why one stands before the sign-in. */
export const reason = ref<'ended' | 'offline' | null>(null)
export const can = (permission: string) => me.value?.permissions.includes(permission) ?? false

let vault: Vault | null = null
/** The vault of whoever is signed in. Only pages behind the sign-in ask for it. */
export function myVault(): Vault {
  if (!vault) throw new Error('nobody is signed in')
  return vault
}
export const signedIn = computed(() => phase.value === 'in')

const ENDING = 'sign-out-not-told'
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('yardstick-phone-session')
// Another tab signed out, or somebody else signed in there.
tabs?.addEventListener('message', () => location.reload())

/** Goes on as whoever is signed in; without network as whoever left the vault open. */
export async function start() {
  token.whenLost(() => void ended())
  // Pages show what the phone kept before the session is renewed; what they ask meanwhile waits for it.
  api.use({
    async onRequest({ schemaPath }) {
      if (token.get() === null && schemaPath !== '/api/v1/sessions') await refresh()
    },
  })
  if (await flag(ENDING)) return finishEnding()
  vault = await openVault()
  const known = vault ? await kept<Me>(vault, 'me') : null
  if (vault && known) {
    token.belongsTo(known.value.accountId)
    me.value = known.value
    phase.value = 'in'
    void resume()
  } else if (token.expected()) await resume()
  else phase.value = 'out'
}

async function resume() {
  try {
    if (!(await refresh())) return await ended()
    await enter(await unwrap(api.GET('/api/v1/me')))
  } catch {
    if (phase.value === 'starting') {
      reason.value = 'offline'
      phase.value = 'out'
    } else begin(myVault(), () => void ended())
  }
}

/** Somebody is signed in: the vault is opened, every other one is shut. */
async function enter(who: Me) {
  if (who.mustChangePassword || who.mustEnrolFactor) {
    phase.value = 'barred'
    return
  }
  if (!vault || me.value?.accountId !== who.accountId) {
    const strange = vault !== null
    quit()
    const { key } = await unwrap(api.GET('/api/v1/me/phone-key'))
    vault = await unlock(key)
    await keep(vault, 'me', who)
    tabs?.postMessage(null)
    if (strange) return location.replace('/m/')
  }
  await keep(vault, 'me', who)
  token.belongsTo(who.accountId)
  me.value = who
  reason.value = null
  phase.value = 'in'
  begin(vault, () => void ended())
}

export async function signIn(username: string, password: string, otp: string | null) {
  const session = await unwrap(api.POST('/api/v1/sessions', { body: { username, password, otp } }))
  token.belongsTo(null)
  token.set(session.accessToken)
  await setFlag(ENDING, false)
  await enter(await unwrap(api.GET('/api/v1/me')))
}

/** The service says that the session is over: nothing can be read until the same person signs in again. */
async function ended() {
  quit()
  token.set(null)
  token.belongsTo(null)
  if (vault) {
    await lock(vault.id)
    vault = null
    reason.value = 'ended'
    tabs?.postMessage(null)
  }
  me.value = null
  phase.value = 'out'
}

/** What was written and has not arrived. */
export const unsent = async () => (await items(myVault())).filter((one) => one.state !== 'SENT')

/** Signs out; everything but what is unsent is forgotten, and that as well where `discarding`. */
export async function signOut(discarding: boolean) {
  quit()
  await setFlag(ENDING, true)
  const mine = myVault()
  for (const one of await items(mine)) if (discarding || one.state === 'SENT') await discard(one.id)
  await lock(mine.id)
  // The sign-in is shown by the new page alone: whoever types already is not thrown back.
  await tellEnding()
  tabs?.postMessage(null)
  location.replace('/m/sign-in')
}

/** Without network the session cannot be ended; it is not gone on with either, and ended as soon as there is one. */
async function finishEnding() {
  phase.value = 'out'
  await tellEnding()
}

async function tellEnding() {
  try {
    if (token.get() !== null || (await refresh())) await send(new Request('/api/v1/sessions/current', { method: 'DELETE' }))
    token.set(null)
    await setFlag(ENDING, false)
  } catch {
    addEventListener('online', () => void tellEnding(), { once: true })
  }
}
