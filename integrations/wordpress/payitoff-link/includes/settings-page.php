<?php
/**
 * Settings → Payitoff Link.
 *
 * @package Payitoff_Link
 */

namespace Payitoff_Link;

defined( 'ABSPATH' ) || exit;

const PAGE = 'payitoff-link';

add_action(
	'admin_menu',
	static function () {
		$hook = add_options_page(
			__( 'Payitoff Link', 'payitoff-link' ),
			__( 'Payitoff Link', 'payitoff-link' ),
			'manage_options',
			PAGE,
			__NAMESPACE__ . '\settings_page'
		);
		add_action(
			'admin_enqueue_scripts',
			static function ( $current ) use ( $hook ) {
				if ( $current !== $hook || null === configuration() ) {
					return;
				}
				use_script();
				wp_enqueue_script(
					'payitoff-link-settings',
					plugins_url( 'admin/settings.js', FILE ),
					array( 'wp-i18n', 'wp-a11y' ),
					VERSION,
					true
				);
				wp_set_script_translations( 'payitoff-link-settings', 'payitoff-link', plugin_dir_path( FILE ) . 'languages' );
			}
		);
	}
);

add_action(
	'admin_init',
	static function () {
		add_settings_section( 'payitoff_link', '', '__return_empty_string', PAGE );
		$fields = array(
			'env'            => __( 'Environment', 'payitoff-link' ),
			'sandbox_key'    => __( 'Sandbox Nexus Key', 'payitoff-link' ),
			'production_key' => __( 'Production Nexus Key', 'payitoff-link' ),
			'everywhere'     => __( 'Script', 'payitoff-link' ),
		);
		foreach ( $fields as $name => $title ) {
			$is_key = '_key' === substr( $name, -4 );
			add_settings_field(
				$name,
				$title,
				__NAMESPACE__ . '\\' . ( $is_key ? 'key' : $name ) . '_field',
				PAGE,
				'payitoff_link',
				$is_key ? array(
					'name'      => $name,
					'label_for' => 'payitoff-link-' . $name,
				) : array()
			);
		}
	}
);

add_filter(
	'plugin_action_links_' . plugin_basename( FILE ),
	static function ( $links ) {
		$address = admin_url( 'options-general.php?page=' . PAGE );
		array_unshift( $links, sprintf( '<a href="%s">%s</a>', esc_url( $address ), esc_html__( 'Settings', 'payitoff-link' ) ) );
		return $links;
	}
);

/**
 * The two environments, to choose from.
 */
function env_field(): void {
	$choices = array(
		'sandbox'    => __( 'Sandbox: dummy data, nothing reaches a servicer', 'payitoff-link' ),
		'production' => __( 'Production: real borrowers', 'payitoff-link' ),
	);
	printf( '<fieldset><legend class="screen-reader-text"><span>%s</span></legend>', esc_html__( 'Environment', 'payitoff-link' ) );
	foreach ( $choices as $value => $label ) {
		printf(
			'<label><input type="radio" name="%s[env]" value="%s" %s> %s</label><br>',
			esc_attr( OPTION ),
			esc_attr( $value ),
			checked( settings()['env'], $value, false ),
			esc_html( $label )
		);
	}
	echo '</fieldset>';
}

/**
 * A key of one environment.
 *
 * @param array{name: string} $field Which.
 */
function key_field( array $field ): void {
	$name = $field['name'];
	printf(
		'<input type="text" id="payitoff-link-%1$s" name="%2$s[%1$s]" value="%3$s" class="regular-text code" autocomplete="off" spellcheck="false" aria-describedby="payitoff-link-%1$s-hint">',
		esc_attr( $name ),
		esc_attr( OPTION ),
		esc_attr( settings()[ $name ] )
	);
	printf(
		'<p class="description" id="payitoff-link-%s-hint">%s</p>',
		esc_attr( $name ),
		esc_html__( 'The public key. Never the API key, which is a secret of servers.', 'payitoff-link' )
	);
}

/**
 * Whether the script is on every page.
 */
function everywhere_field(): void {
	printf(
		'<label><input type="checkbox" name="%s[everywhere]" value="1" %s> %s</label><p class="description">%s</p>',
		esc_attr( OPTION ),
		checked( settings()['everywhere'], true, false ),
		esc_html__( 'On every page', 'payitoff-link' ),
		esc_html__( 'Otherwise it is on pages with the block, the shortcode, or a link to #payitoff-link in their content, their menus or their widgets. Page builders may write links elsewhere.', 'payitoff-link' )
	);
}

/**
 * The page.
 */
function settings_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1>';
	foreach ( warnings() as $warning ) {
		printf( '<div class="notice notice-warning inline"><p>%s</p></div>', esc_html( $warning ) );
	}
	echo '<form method="post" action="options.php">';
	settings_fields( OPTION );
	do_settings_sections( PAGE );
	submit_button();
	echo '</form>';
	try_it();
	how_to();
	echo '</div>';
}

/**
 * The button with the settings as they are stored.
 */
function try_it(): void {
	$configuration = configuration();
	if ( null === $configuration ) {
		return;
	}
	echo '<h2>' . esc_html__( 'Try the settings', 'payitoff-link' ) . '</h2><p>';
	if ( 'production' === $configuration['env'] ) {
		esc_html_e( 'The button opens Nexus as it does for a borrower. This is production: do not sign in; close Nexus once it has opened.', 'payitoff-link' );
	} else {
		esc_html_e( 'The button opens Nexus as it does for a borrower. In the sandbox, any name and password will do.', 'payitoff-link' );
	}
	echo '</p>';
	printf(
		'<payitoff-link id="payitoff-link-try" env="%s" nexus-key="%s"></payitoff-link><p id="payitoff-link-answer"></p>',
		esc_attr( $configuration['env'] ),
		esc_attr( $configuration['key'] )
	);
}

/**
 * What authors can write.
 */
function how_to(): void {
	$ways = array(
		__( 'The block “Payitoff Link”, with texts of your own.', 'payitoff-link' ) => '',
		__( 'The shortcode, wherever shortcodes work:', 'payitoff-link' ) => '[payitoff_link label="' . default_texts()['label'] . '"]',
		__( 'A link to this address, on a word, a button or a menu item:', 'payitoff-link' ) => '#payitoff-link',
	);
	echo '<h2>' . esc_html__( 'Three ways to use it', 'payitoff-link' ) . '</h2><ul class="ul-disc">';
	foreach ( $ways as $way => $code ) {
		printf( '<li>%s%s</li>', esc_html( $way ), '' === $code ? '' : ' <code>' . esc_html( $code ) . '</code>' );
	}
	echo '</ul>';
}
