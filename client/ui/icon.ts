// What a part asks of an icon: any Lucide icon, imported singly by its path (`@lucide/svelte/icons/check`).
import type { Component } from 'svelte'

export type Icon = Component<{ size?: number | string; strokeWidth?: number | string; class?: string }>
