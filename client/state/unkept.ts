/** Plans that were made while nothing could be written on this device, by path and room: they live as long as the tab. */
export const unkept = new Map<string, ReadonlyMap<string, readonly Uint8Array[]>>()
