// Who may enter a plan that alone is restored: whoever may now, so that nobody comes back who was removed since; whoever might
// then, where nobody may any more, because the plan is not there or was deleted.

export function keepsPresentAccess(present: string | undefined): boolean {
  return (
    present !== undefined && (JSON.parse(present) as { readonly deleted?: unknown }).deleted === undefined
  )
}
