import type { RouteLocationRaw, RouteRecordRaw } from 'vue-router'

/** A line of the navigation. Shown to those who hold `permission` (or one of several). */
export interface NavItem {
  to: string
  /** Key of its text. */
  label: string
  permission?: string | readonly string[]
  group: 'work' | 'people' | 'rules' | 'system'
  order: number
}

/** Something to begin from the home page. */
export interface HomeAction {
  to: string
  label: string
  hint: string
  permission: string | readonly string[]
  order: number
}

/** What a task of `GET /me/tasks` opens. */
export type TaskLink = (task: { targetId: string | null }) => RouteLocationRaw

/** What a feature folder gives to the app by the default export of its `index.ts`. */
export interface Feature {
  routes?: RouteRecordRaw[]
  nav?: NavItem[]
  home?: HomeAction[]
  tasks?: Record<string, TaskLink>
}

export const defineFeature = (feature: Feature): Feature => feature

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's title. */
    title?: string
    /** One of these must be held. */
    permission?: string | readonly string[]
    /** Reachable without signing in. */
    open?: boolean
    /** Without navigation around it. */
    bare?: boolean
  }
}
