import { ref } from 'vue'

const STORED = 'yardstick.text'
const read = () => (typeof localStorage === 'undefined' ? null : localStorage.getItem(STORED))

export const largeText = ref(read() === 'large')

export function applyTextSize() {
  document.documentElement.classList.toggle('large-text', largeText.value)
}

export function toggleTextSize() {
  largeText.value = !largeText.value
  localStorage.setItem(STORED, largeText.value ? 'large' : 'normal')
  applyTextSize()
}
