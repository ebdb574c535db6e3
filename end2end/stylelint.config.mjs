// Holds the styles to tokens and BEM. Colour, type, space and motion come from custom properties, which only tokens may
// set to literal values.

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
    // A colour may be put together from tokens, as a hue with a shared lightness, but not from numbers.
    "declaration-property-value-disallowed-list": { "/.*/": ["/(oklch|oklab|lch|lab)\\((?!var\\()/"] },
    "color-named": "never",
  },
  overrides: [
    {
      files: ["**/tokens.scss"],
      rules: { "color-no-hex": null, "function-disallowed-list": null, "declaration-property-value-disallowed-list": null },
    },
    {
      // What must win over every layer: the hidden attribute, and the wish for less motion.
      files: ["**/base.scss", "**/motion.scss"],
      rules: { "declaration-no-important": null },
    },
  ],
};
