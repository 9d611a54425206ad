/** The service is in a steady state, as it was six hours ago. */
export const STEADY: string = 'ecs.service.steady';
/** A deleted service can be described no more. */
export const FORGET_SERVICE: string = 'ecs.service.forget';
