import { onBeforeUnmount, onMounted, shallowRef } from 'vue'
import { myVault } from '../session'
import type { Item } from './item'
import { items, whenChanged } from './store'

/** Everything that was written on this phone by whoever is signed in, as it is now. */
export function useItems() {
  const list = shallowRef<Item[]>([])
  const read = async () => {
    list.value = await items(myVault())
  }
  let unheard = () => {}
  onMounted(() => {
    unheard = whenChanged(() => void read().catch(() => {}))
    void read()
  })
  onBeforeUnmount(() => unheard())
  return list
}
