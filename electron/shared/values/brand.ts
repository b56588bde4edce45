declare const brand: unique symbol;

/** A value that only its own constructor can make, so that fen and price, or instant and day, never mix. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
