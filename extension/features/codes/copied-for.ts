/** How long a copied code stays, in seconds. */
export const COPIED_FOR = 30
