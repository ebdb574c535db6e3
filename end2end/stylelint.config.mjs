// Checks that styles use design tokens and BEM. Color, type, space and motion come from custom properties,
// and only the tokens may set these to literal values.

const BEM = "^[a-z][a-z0-9]*(-[a-z0-9]+)*(__[a-z0-9]+(-[a-z0-9]+)*)?(--[a-z0-9]+(-[a-z0-9]+)*)?$";

export default {
  extends: ["stylelint-config-standard-scss"],
  reportDescriptionlessDisables: true,
  reportNeedlessDisables: true,
  rules: {
    "selector-class-pattern": [BEM, { message: "Expected a BEM class: block__element--modifier" }],
    "selector-max-id": 0,
    "selector-max-compound-selectors": 3,
    "max-nesting-depth": [2, { ignoreAtRules: ["media", "supports", "container", "layer"] }],
    "declaration-no-important": true,
    "color-no-hex": true,
    "function-disallowed-list": ["rgb", "rgba", "hsl", "hsla"],
    // A color may be composed of tokens, such as a hue with a shared lightness, but not of numbers.
    "declaration-property-value-disallowed-list": { "/.*/": ["/(oklch|oklab|lch|lab)\\((?!var\\()/"] },
    "color-named": "never",
  },
  overrides: [
    {
      files: ["**/tokens.scss"],
      rules: { "color-no-hex": null, "function-disallowed-list": null, "declaration-property-value-disallowed-list": null },
    },
    {
      // These must override every layer: the hidden attribute, and the preference for reduced motion.
      files: ["**/base.scss", "**/motion.scss"],
      rules: { "declaration-no-important": null },
    },
  ],
};
