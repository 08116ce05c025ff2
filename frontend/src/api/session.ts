import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { shutPhone } from '@/lib/phone'
import { api, unwrap } from './client'
import { refresh, token } from './token'
import type { Me } from './types'

/** Who is signed in. Pages ask `can(permission)`, never for the name of a role. */
export const useSession = defineStore('session', () => {
  const me = shallowRef<Me | null>(null)
  const permissions = computed(() => new Set(me.value?.permissions ?? []))

  async function load() {
    me.value = await unwrap(api.GET('/api/v1/me'))
    token.belongsTo(me.value.accountId)
  }

  /** At start: goes on with the cookie if there is one. */
  async function resume() {
    if (me.value) return
    if (token.get() === null && !(await refresh())) return
    await load()
  }

  async function signIn(username: string, password: string, otp: string | null) {
    await adopt(await unwrap(api.POST('/api/v1/sessions', { body: { username, password, otp } })))
  }

  /** Goes on with a session that the service has just opened. */
  async function adopt(session: { accessToken: string }) {
    token.belongsTo(null)
    token.set(session.accessToken)
    await shutPhone()
    await load()
  }

  function forget() {
    token.set(null)
    token.belongsTo(null)
    me.value = null
  }

  async function signOut() {
    try {
      await unwrap(api.DELETE('/api/v1/sessions/current'))
    } finally {
      await shutPhone()
      forget()
    }
  }

  return {
    me,
    signedIn: computed(() => me.value !== null),
    mustChangePassword: computed(() => me.value?.mustChangePassword ?? false),
    mustEnrolFactor: computed(() => me.value?.mustEnrolFactor ?? false),
    can: (permission: string) => permissions.value.has(permission),
    canAny: (wanted: readonly string[]) => wanted.some((p) => permissions.value.has(p)),
    load,
    resume,
    signIn,
    adopt,
    signOut,
    forget,
  }
})
