export const en = {
  skip: "Skip to main content",
  nav: {
    main: "Main",
    agreements: "Agreements",
    organisation: "Organisation",
    menu: "Menu",
    account: "Your account",
    outbox: "Outbox",
    signOut: "Sign out",
    signIn: "Sign in",
    example: "Back to the example",
    light: "Light colours",
    dark: "Dark colours",
    system: "Colours as on this device",
    me: "{{name}}, {{organisation}}",
  },
  demo: {
    banner: "Example. Nothing here reaches anyone.",
    as: "You are {{name}}.",
    change: "Be someone else",
  },
  notFound: {
    title: "Page not found",
    text: "If you typed the address, check it. If someone sent it to you, ask them to send it again.",
    home: "Go to your agreements",
  },
  failed: {
    title: "This page stopped working",
    text: "Something went wrong on our side. Your words are safe. Load the page again, or come back in a few minutes.",
    again: "Load the page again",
  },
} as const;
