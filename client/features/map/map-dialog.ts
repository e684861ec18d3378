/** What is being asked on the Map: a goal's form, what work serves, which work serves a goal. */
export type MapDialog =
  | { readonly type: 'objective'; readonly id?: string }
  | { readonly type: 'keyResult'; readonly id?: string; readonly objective?: string }
  | { readonly type: 'serves'; readonly item: string }
  | { readonly type: 'work'; readonly keyResult: string }
