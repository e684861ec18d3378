/**
 * Every address in one typed table. All of it stands in the fragment, which no server ever sees: a plan's link is the
 * right to read and write it. `#/plan/<planId>.<epoch>/<screen>?item=…`
 */

import { isDay } from '../../shared/base/day.ts'
import type { Day } from '../../shared/base/day.ts'

/** What people type who read a session's code off a wall: every address of the relay leads to the board. */
export const joinAddress = '/join'

export const screens = [
  'now',
  'my-work',
  'board',
  'map',
  'timeline',
  'table',
  'gaps',
  'kpis',
  'people',
  'sessions',
  'history',
  'import',
  'export',
  'settings',
  'what-if',
  'more',
] as const
export type Screen = (typeof screens)[number]

export type Route =
  | { readonly type: 'welcome' }
  /** An invitation into a plan, and one of the relay's own. The secret goes to the relay once, and out of the address at once. */
  | { readonly type: 'join'; readonly path: string; readonly secret: string }
  | { readonly type: 'relay'; readonly secret: string }
  /** Where the code of a session is entered; people type `/join`. */
  | { readonly type: 'code' }
  /** Why signing in came to nothing. */
  | { readonly type: 'sign-in'; readonly outcome: string }
  | {
      readonly type: 'plan'
      /** `<planId>.<epoch>` */
      readonly path: string
      readonly screen: Screen
      /** The item whose details stand beside the screen. */
      readonly item?: string
      /** The item whose check-in is open: what a request's deep link points at. */
      readonly checkIn?: string
      readonly filter?: string
      /** The session that is shown. */
      readonly session?: string
      /** Which part of a screen is shown, where it has several. */
      readonly view?: string
      /** A past day as of which the whole plan is shown. */
      readonly asOf?: Day
    }

/** 128 bits as base64url. */
const secretPattern = /^[A-Za-z0-9_-]{22}$/
const pathPattern = /^[A-Za-z0-9_-]{16,64}\.\d{1,9}$/

/** The fragment with its `#`. */
export function hrefTo(route: Route): string {
  if (route.type === 'welcome') return '#/'
  if (route.type === 'code') return '#/join'
  if (route.type === 'join') return `#/join/${route.path}/${route.secret}`
  if (route.type === 'sign-in') return `#/sign-in/${route.outcome}`
  if (route.type === 'relay') return `#/relay/${route.secret}`
  const query = new URLSearchParams()
  if (route.item !== undefined) query.set('item', route.item)
  if (route.checkIn !== undefined) query.set('check', route.checkIn)
  if (route.filter !== undefined) query.set('filter', route.filter)
  if (route.session !== undefined) query.set('session', route.session)
  if (route.view !== undefined) query.set('view', route.view)
  if (route.asOf !== undefined) query.set('as-of', route.asOf)
  const text = query.toString()
  return `#/plan/${route.path}/${route.screen}${text ? `?${text}` : ''}`
}

/** Anything unknown leads to the welcome screen, an unknown screen of a plan to Now. */
export function parseRoute(fragment: string): Route {
  const [before = '', queryText = ''] = fragment.replace(/^#/, '').split('?')
  const [, kind, path = '', screenText] = before.split('/')
  if (kind === 'relay' && secretPattern.test(path)) return { type: 'relay', secret: path }
  if (kind === 'sign-in') return { type: 'sign-in', outcome: path }
  if (kind === 'join' && pathPattern.test(path) && secretPattern.test(screenText ?? ''))
    return { type: 'join', path, secret: screenText ?? '' }
  if (before === '/join') return { type: 'code' }
  if (kind !== 'plan' || !pathPattern.test(path)) return { type: 'welcome' }
  const query = new URLSearchParams(queryText)
  const screen = screens.find((known) => known === screenText) ?? 'now'
  const item = query.get('item')
  const checkIn = query.get('check')
  const filter = query.get('filter')
  const session = query.get('session')
  const view = query.get('view')
  const asOf = query.get('as-of')
  return {
    type: 'plan',
    path,
    screen,
    ...(item !== null && { item }),
    ...(checkIn !== null && { checkIn }),
    ...(filter !== null && { filter }),
    ...(session !== null && { session }),
    ...(view !== null && { view }),
    ...(asOf !== null && isDay(asOf) && { asOf }),
  }
}

/** The present address, reactive; `go` adds a step to the history, `replace` does not. */
export class Router {
  #route: Route

  constructor() {
    if (location.pathname === joinAddress) history.replaceState(null, '', `/${location.hash || '#/join'}`)
    this.#route = $state.raw(parseRoute(location.hash))
    addEventListener('hashchange', () => {
      this.#route = parseRoute(location.hash)
    })
  }

  get route(): Route {
    return this.#route
  }

  go(route: Route): void {
    location.hash = hrefTo(route)
  }

  replace(route: Route): void {
    history.replaceState(null, '', hrefTo(route))
    this.#route = route
  }
}
