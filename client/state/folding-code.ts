/** Which program folds: what another one kept is not taken up. */

/**
 * The program that folds: the address of this chunk bears the hash of itself and of all it imports. A development server's
 * does not, so there nothing outlives a reload.
 */
export const foldingCode = import.meta.env.PROD ? import.meta.url : String(performance.timeOrigin)
