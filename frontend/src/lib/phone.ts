/** The database of the phone pages on this device, as they make it. */
export const PHONE_DATABASE = 'yardstick-phone'

const done = <Result>(request: IDBRequest<Result>) =>
  new Promise<Result>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no answer of the database'))
  })

/**
 * Somebody signs out of the portal, or in: what the phone pages of this browser kept for reading goes, and so does the key of
 * what waits to be sent, which its writer gets again by signing in there. Nothing happens where there are no phone pages.
 */
export async function shutPhone(): Promise<void> {
  const known = typeof indexedDB === 'undefined' ? [] : await indexedDB.databases()
  if (!known.some((one) => one.name === PHONE_DATABASE)) return
  const database = await done(indexedDB.open(PHONE_DATABASE))
  try {
    if (!database.objectStoreNames.contains('vaults')) return
    const work = database.transaction(['vaults', 'cache'], 'readwrite', { durability: 'strict' })
    work.objectStore('cache').clear()
    for (const row of (await done(work.objectStore('vaults').getAll())) as object[]) work.objectStore('vaults').put({ ...row, plain: null })
    await new Promise<void>((resolve, reject) => {
      work.oncomplete = () => resolve()
      work.onerror = () => reject(work.error ?? new Error('the phone was not shut'))
    })
  } finally {
    database.close()
  }
}
