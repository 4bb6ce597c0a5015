/** Every setting of the environment, in words: the table in docs/settings.generated.md and `start --help` are made of it. */
export const settingsTable: readonly { readonly name: string; readonly meaning: string; readonly standard: string }[] =
  [
    {
      name: 'PORT',
      meaning: 'public port; the private one (metrics, OpenAPI) is the next, the radio gateway (UDP) the one after',
      standard: '8999',
    },
    {
      name: 'DATABASE_URL',
      meaning: 'an external PostgreSQL 15 or later instead of the embedded one',
      standard: 'embedded',
    },
    {
      name: 'TREFOIL_DATA',
      meaning: 'where the embedded database, loaded packs and built files lie',
      standard: '.data; .data/NAME with --pack NAME',
    },
    {
      name: 'TREFOIL_PACKS',
      meaning:
        'the folder that holds force packs, one folder each; --pack NAME chooses; one loaded by `pack load` wins',
      standard: 'data/packs',
    },
    {
      name: 'TREFOIL_HOST',
      meaning: 'the address to listen on; demo mode and exercises keep to loopback',
      standard: '127.0.0.1; 0.0.0.0 with a certificate',
    },
    { name: 'TREFOIL_TLS_CERT', meaning: 'certificate as a PEM file: HTTPS, with TREFOIL_TLS_KEY', standard: 'none' },
    { name: 'TREFOIL_TLS_KEY', meaning: 'private key as a PEM file', standard: 'none' },
    {
      name: 'TREFOIL_ORIGIN',
      meaning: 'how browsers reach the server, e.g. https://trefoil.example.police.uk; passkeys are bound to it',
      standard: 'http(s)://localhost:PORT',
    },
    {
      name: 'TREFOIL_AML_KEY',
      meaning: 'the file with the key by which senders sign AML forms (HMAC-SHA1); unsigned ones are then rejected',
      standard: 'none: forms need no signature',
    },
    {
      name: 'TREFOIL_CRIME_RECORDS',
      meaning: 'the address to which reported crimes are posted as JSON; its answer brings the crime number',
      standard: 'none: crimes are handed over by the sheet or as data',
    },
    {
      name: 'TREFOIL_RADIO_SYSTEM',
      meaning:
        'the address at which the talkgroup of an officer in need is asked for as JSON; it answers opened or refused',
      standard: 'none: the talkgroup is opened by hand',
    },
    {
      name: 'TREFOIL_PARTNER_SERVICES',
      meaning:
        'the address to which each M/ETHANE is posted as JSON, once for each partner; its answer brings their reference',
      standard: 'none: a desk tells every partner',
    },
    {
      name: 'TREFOIL_RECORDER',
      meaning: 'the address of the recorder: `GET <address>/<contact id>` answers with the sound of the call',
      standard: 'none: no recording can be played',
    },
    {
      name: 'TREFOIL_MAIL_ADDRESS',
      meaning: 'the e-mail address of the service desk, with TREFOIL_MAIL_FETCH, TREFOIL_MAIL_SEND or both',
      standard: 'none: no e-mail comes or goes',
    },
    {
      name: 'TREFOIL_MAIL_FETCH',
      meaning: 'the mailbox that is read, e.g. imaps://desk@mail.example.police.uk/INBOX; imap:// insists on STARTTLS',
      standard: 'none: no e-mail comes',
    },
    {
      name: 'TREFOIL_MAIL_SEND',
      meaning:
        'the server that e-mails are handed to, e.g. smtps://desk@mail.example.police.uk; smtp:// insists on STARTTLS',
      standard: 'none: no e-mail goes',
    },
    {
      name: 'TREFOIL_MAIL_PASSWORD',
      meaning: 'the file with the password of both mail servers',
      standard: 'none: a server that asks for none',
    },
    {
      name: 'TREFOIL_SECURITY_CONTACT',
      meaning: 'where weaknesses are reported (mailto: or https:), served as /.well-known/security.txt',
      standard: 'none: not served',
    },
    {
      name: 'TREFOIL_WITNESS',
      meaning: 'files, separated by commas, to which signed checkpoints of the log are appended',
      standard: 'TREFOIL_DATA/seal/witness.jsonl',
    },
    {
      name: 'TREFOIL_SITE',
      meaning: 'the name of this site, where there are two (docs/two-sites.md); all settings below go with it',
      standard: 'none: one site',
    },
    {
      name: 'TREFOIL_SITE_LISTEN',
      meaning: 'address:port at which the agent of this site, or the arbiter, listens to the other two',
      standard: 'none: one site',
    },
    {
      name: 'TREFOIL_SITE_KEY',
      meaning: 'the file with 64 hex digits by which both sites and the arbiter know each other',
      standard: 'none: one site',
    },
    {
      name: 'TREFOIL_OTHER_SITE',
      meaning: 'the agent of the other site, http://address:port',
      standard: 'none: one site',
    },
    {
      name: 'TREFOIL_ARBITER',
      meaning: 'the arbiter, http://address:port, at a third place',
      standard: 'none: one site',
    },
    {
      name: 'TREFOIL_DATABASE_LISTEN',
      meaning:
        'address:port at which the other site follows the embedded database; beyond loopback it needs a certificate',
      standard: 'none: one site',
    },
    {
      name: 'TREFOIL_OTHER_DATABASE',
      meaning: 'address:port at which the database of the other site is reached, where that differs from what it says',
      standard: 'the host of TREFOIL_OTHER_SITE, the port that it says',
    },
    {
      name: 'TREFOIL_COMMIT',
      meaning:
        'both-sites: a command is answered when both have it, a round trip later, and none is lost; this-site: at once, and the last moments are lost with the site',
      standard: 'both-sites',
    },
  ];
