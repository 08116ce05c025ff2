import { ref } from 'vue'

const STORED = 'yardstick.phone.letters'
const SIZES = { normal: '100%', large: '150%', largest: '200%' }
export type Letters = keyof typeof SIZES
export const sizes = Object.keys(SIZES) as Letters[]

const stored = sizes.find((one) => one === localStorage.getItem(STORED))
export const letters = ref<Letters>(stored ?? 'normal')

export function applyLetters(chosen: Letters = letters.value) {
  letters.value = chosen
  localStorage.setItem(STORED, chosen)
  document.documentElement.style.fontSize = SIZES[chosen]
  document.documentElement.dataset.letters = chosen
}
