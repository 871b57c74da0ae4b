mod agree;
mod manage;
mod reach;
mod trees;
mod wall;
mod world;
