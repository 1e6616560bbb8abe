/** A Chromium that runs here, and the arguments that it needs. */
export function chromium(): Promise<{ executablePath: string; args: string[] }>
