export const innocent = 'does nothing wrong itself'
