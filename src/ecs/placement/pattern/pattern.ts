/** A regular expression, as what matching needs of it. */
export type Pattern =
  | { readonly kind: 'character'; readonly matches: (character: string) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number }
  | { readonly kind: 'edge'; readonly edge: Edge }
  /** Looks ahead. */
  | { readonly kind: 'look'; readonly part: Pattern; readonly wanted: boolean };

/** A place between characters. */
export type Edge = 'start' | 'end' | 'wordEdge' | 'noWordEdge';
