/** What an action leaves to time. */
export const CREATED: string = 'ecs.capacity-provider.created';
export const UPDATED: string = 'ecs.capacity-provider.updated';
export const DELETED: string = 'ecs.capacity-provider.deleted';
