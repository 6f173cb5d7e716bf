// esbuild gathers imported style sheets into explorer.css; they export nothing.
declare module '*.css';
