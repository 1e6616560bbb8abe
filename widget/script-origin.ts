/** Where this script came from; the server is there unless the `server` attribute says otherwise. */
export const scriptOrigin = new URL(import.meta.url).origin
