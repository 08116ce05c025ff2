import { useQueryClient } from '@tanstack/vue-query'
import { computed, ref, shallowRef } from 'vue'
import { newKey } from '@/lib/key'
import { asProblem, type ApiProblem } from './problem'

interface Options<Result> {
  /** Called after the service said yes. */
  done?: (result: Result) => unknown
  /** First words of the query keys that are out of date now, e.g. `['officers']`; all when left out. */
  invalidates?: readonly string[]
}

/**
 * One form or button that writes. The key given to `work` stays the same while the same body is sent again after a
 * failure without an answer, so that a retry never creates twice; it is new for another body and after success.
 */
export function useSubmission<Body, Result>(work: (body: Body, key: string) => Promise<Result>, options: Options<Result> = {}) {
  const client = useQueryClient()
  const busy = ref(false)
  const problem = shallowRef<ApiProblem | null>(null)
  let key = newKey()
  let sent: string | null = null

  async function submit(body: Body): Promise<Result | undefined> {
    if (busy.value) return undefined
    const content = JSON.stringify(body) ?? ''
    if (sent !== null && sent !== content) key = newKey()
    sent = content
    busy.value = true
    problem.value = null
    try {
      const result = await work(body, key)
      key = newKey()
      sent = null
      await Promise.all(
        options.invalidates
          ? [...options.invalidates, 'tasks'].map((word) => client.invalidateQueries({ queryKey: [word] }))
          : [client.invalidateQueries()],
      )
      await options.done?.(result)
      return result
    } catch (thrown) {
      problem.value = asProblem(thrown)
      if (!problem.value.unanswered && problem.value.status < 500) {
        key = newKey()
        sent = null
      }
      return undefined
    } finally {
      busy.value = false
    }
  }

  return {
    submit,
    busy,
    problem,
    /** What is wrong at a place of the body, for a field's `error`. */
    at: (pointer: string) => problem.value?.at(pointer),
    reset() {
      problem.value = null
    },
    failed: computed(() => problem.value !== null),
  }
}
