import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { phoneShell } from './phone-shell.ts'

const service = process.env.SERVICE ?? 'http://localhost:8080'

// Nearly all of the phone's scripts runs at once: the browser may compile them while they arrive, and not function by function in front of the reader.
const EAGER = '//# allFunctionsCalledOnLoad'

export default defineConfig(({ mode }) => {
  // Two pages, built one after the other: what they share would make the small one of the phone carry what only the portal uses.
  const phone = mode === 'phone'
  return {
    plugins: [vue(), ...(phone ? [phoneShell()] : [])],
    resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
    define: { __VUE_I18N_LEGACY_API__: 'false', __VUE_I18N_FULL_INSTALL__: 'false', ...(phone ? { __VUE_OPTIONS_API__: 'false' } : {}) },
    // No inlined assets and no module preload helper in the page itself: the Content-Security-Policy allows files alone.
    build: {
      rolldownOptions: phone
        ? // What every page of the phone needs comes in one file: each more would cost a way through a poor network.
          { input: 'm/index.html', output: { postBanner: EAGER, codeSplitting: { groups: [{ name: 'phone', test: /node_modules|plugin-vue|preload-helper|src\/(api|lib)\/|src\/phone\/(?!main|router|parts\/shrink|outbox\/useItem\.|texts\/(?:pack|zh|en))[^?]*(\.ts|Notice\.vue|Head\.vue|AsOf\.vue|Bar\.vue)$/ }] } } }
        : { input: 'index.html' },
      emptyOutDir: !phone,
      copyPublicDir: !phone,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
      chunkSizeWarningLimit: 400,
    },
    server: { proxy: { '/api': { target: service, changeOrigin: false } } },
    test: {
      environment: 'jsdom',
      include: ['tests/**/*.test.ts', 'src/**/*.test.ts'],
      setupFiles: ['tests/setup.ts'],
      css: false,
      testTimeout: 15000,
    },
  }
})
