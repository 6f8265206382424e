/** The demo office; its services, counters and people are created by the same use cases as a real one. */
export const demo = {
  office: 'Villanueva Civil Registry',
  zone: 'Main hall',
  station: 'Demo station',
  services: ['Certificates', 'Identity card', 'Residence', 'Marriage and family'],
  priorities: ['General', 'Older person', 'Pregnant or with a baby', 'Disability'],
  notes: {
    copy: 'Comes back with a copy of the document',
    signature: 'The second holder still has to sign',
  },
}
