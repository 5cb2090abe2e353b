// How the views of an app are written.
export type ViewStyle = 'class' | 'function';
