import { onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import { asProblem, type ApiProblem } from '@/api/problem'
import { myVault } from './session'
import { keep, kept } from './vault/vault'

/** An answer of the service: at once what the phone kept of it, then what it is now, as soon as there is a network. `asOf` is set while there is only the former. */
export function useKept<Value>(name: string, load: () => Promise<Value>) {
  const value = shallowRef<Value | null>(null)
  const asOf = ref<number | null>(null)
  const problem = shallowRef<ApiProblem | null>(null)
  const ready = ref(false)

  let asking = false

  async function fetch() {
    asking = true
    try {
      value.value = await load()
      asOf.value = null
      problem.value = null
      await keep(myVault(), name, value.value)
    } catch (thrown) {
      problem.value = asProblem(thrown)
    } finally {
      asking = false
      ready.value = true
    }
  }

  const back = () => {
    if (problem.value?.unanswered && !asking) void fetch()
  }
  addEventListener('online', back)
  onBeforeUnmount(() => removeEventListener('online', back))

  onMounted(async () => {
    const before = await kept<Value>(myVault(), name)
    if (before && value.value === null) {
      value.value = before.value
      asOf.value = before.at
      ready.value = true
    }
    await fetch()
  })
  return { value, asOf, problem, ready, fetch }
}
