import type { Translation } from '../shape.ts'
import type { templates as original } from '../es/templates.ts'

/** What the set-up proposes. */
export const templates: Translation<typeof original> = {
  kinds: {
    townHall: { name: 'Town hall', example: 'Newtown Town Hall' },
    registry: { name: 'Civil registry', example: 'Newtown Civil Registry' },
    clinic: { name: 'Clinic', example: 'St Raphael Clinic' },
    company: { name: 'Service company', example: 'Valley Water, central office' },
    other: { name: 'Other', example: 'Central office' },
  },
  services: {
    residence: 'Residence registration',
    records: 'Document registry',
    taxes: 'Taxes and bills',
    permits: 'Permits and works',
    information: 'Information',
    certificates: 'Records and certificates',
    identity: 'Identity document',
    inscriptions: 'Registrations',
    marriages: 'Marriages',
    admission: 'Admission',
    appointments: 'Appointments',
    tests: 'Tests and analyses',
    results: 'Results and reports',
    contracts: 'New contracts',
    payments: 'Payments and invoices',
    support: 'Faults and support',
    general: 'General enquiries',
  },
  priorities: {
    general: 'General',
    older: 'Older person',
    pregnancy: 'Pregnancy or baby in arms',
    disability: 'Disability',
  },
}
